package dev.molt.archive;

/**
 * How much an archive may hold: what is beyond was made to fill a disk, or needs somebody who says that it is right.
 *
 * @param totalSize bytes of all entries together, unpacked; the archive's own file may not be larger either
 * @param entrySize bytes of one entry, unpacked
 * @param entries how many entries, those of {@code META-INF} included
 * @param ratio how many times as large as in the archive an entry may become; entries of less than 1 MiB may do as they
 *     like
 */
public record Limits(long totalSize, long entrySize, int entries, int ratio) {

    private static final long GIB = 1L << 30;

    /** An entry of less cannot do harm, and a short text of many blanks compresses well. */
    static final long RATIO_COUNTS_FROM = 1L << 20;

    public Limits {
        if (totalSize < 1 || entrySize < 1 || entries < 1 || ratio < 1) {
            throw new IllegalArgumentException("limits are positive numbers");
        }
    }

    /** 2 GiB in all, 1 GiB for an entry, 10,000 entries, 200 times the size. */
    public static Limits defaults() {
        return new Limits(2 * GIB, GIB, 10_000, 200);
    }
}
