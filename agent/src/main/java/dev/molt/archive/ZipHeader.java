package dev.molt.archive;

/**
 * What a zip's directory says of one entry.
 *
 * @param name its name, one character a byte
 * @param flags general purpose bits
 * @param method 0 for stored, 8 for deflated
 * @param crc the checksum of its contents
 * @param compressed its bytes in the archive
 * @param size its bytes, unpacked
 * @param offset where its local header begins
 * @param attributes external attributes; the upper half are Unix's mode
 */
record ZipHeader(
        String name, int flags, int method, long crc, long compressed, long size, long offset, long attributes) {

    static final int SIGNATURE = 0x02014b50;
    static final int LENGTH = 46;
    static final int LOCAL_SIGNATURE = 0x04034b50;
    static final int LOCAL_LENGTH = 30;

    static final int STORED = 0;
    static final int DEFLATED = 8;

    private static final int SIZES_FOLLOW = 1 << 3;

    /** True if checksum and sizes stand behind the contents, as of who did not know them before. */
    boolean sizesFollow() {
        return (flags & SIZES_FOLLOW) != 0;
    }

    /** True for the manifest and signature files. */
    boolean isMeta() {
        return name.startsWith("META-INF/");
    }

    /** Its name as it can be shown. */
    String shown() {
        return "entry " + Refusals.shown(name);
    }
}
