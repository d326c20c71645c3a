package dev.molt.archive;

import dev.molt.diag.RefusedException;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The end of a zip file, which tells where its directory is; it has to be the very end.
 *
 * <p>Source of the layout: PKWARE's APPNOTE, 4.3.16.
 *
 * @param entries how many entries the directory has
 * @param directory where the directory begins
 * @param directorySize its bytes
 */
record ZipEnd(int entries, long directory, long directorySize) {

    static final int SIGNATURE = 0x06054b50;
    static final int LENGTH = 22;

    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int MARK_OF_ZIP64 = 0xFFFF;
    private static final long LONG_MARK_OF_ZIP64 = 0xFFFF_FFFFL;

    /** Finds the end, and refuses what does not end there, or has more in front than it tells. */
    static ZipEnd find(ZipBytes file, Refusals refusals) throws IOException, RefusedException {
        long position = file.size() - LENGTH;
        if (position < 0 || file.word(position) != SIGNATURE || commentLength(file, position) != 0) {
            throw withoutEnd(file, refusals);
        }
        ZipEnd end = read(file, position, refusals);
        long missing = position - end.directory - end.directorySize;
        if (missing < 0) {
            throw truncated(refusals);
        }
        if (missing > 0) {
            throw file.word(end.directory + missing) == ZipHeader.SIGNATURE
                    ? leadingBytes(missing, refusals)
                    : refusals.refuse(
                            "stray_bytes",
                            missing + " bytes between the directory and its end belong to no entry",
                            Refusals.MAKE_AGAIN);
        }
        return end;
    }

    /** The refusal of bytes in front of a zip. */
    static RefusedException leadingBytes(long count, Refusals refusals) {
        return refusals.refuse(
                "leading_bytes",
                count + " bytes stand before the first entry: it is another file as well",
                Refusals.MAKE_AGAIN);
    }

    private static RefusedException truncated(Refusals refusals) {
        return refusals.refuse("truncated", "a part of the archive is missing", Refusals.FETCH_AGAIN);
    }

    private static ZipEnd read(ZipBytes file, long position, Refusals refusals) throws IOException, RefusedException {
        ByteBuffer end = file.at(position, LENGTH);
        int entries = end.getShort(10) & 0xFFFF;
        long size = end.getInt(12) & 0xFFFF_FFFFL;
        long directory = end.getInt(16) & 0xFFFF_FFFFL;
        if (entries == MARK_OF_ZIP64 || size == LONG_MARK_OF_ZIP64 || directory == LONG_MARK_OF_ZIP64) {
            throw unsupported("it is a zip64 file, for more than 4 GiB or 65,534 entries", refusals);
        }
        if (end.getInt(4) != 0 || (end.getShort(8) & 0xFFFF) != entries) {
            throw unsupported("it is one of several parts", refusals);
        }
        return new ZipEnd(entries, directory, size);
    }

    private static RefusedException unsupported(String what, Refusals refusals) {
        return refusals.refuse("unsupported_zip", what, Refusals.MAKE_AGAIN);
    }

    /** Tells what a file is that does not end as a zip does. */
    private static RefusedException withoutEnd(ZipBytes file, Refusals refusals) throws IOException {
        for (long at = file.size() - LENGTH - 1; at >= Math.max(0, file.size() - LENGTH - LONGEST_COMMENT); at--) {
            if (file.word(at) == SIGNATURE && isDescribed(file, at)) {
                return refusals.refuse(
                        "trailing_bytes",
                        (file.size() - at - LENGTH) + " bytes stand after the end of the archive",
                        Refusals.MAKE_AGAIN);
            }
        }
        return file.word(0) == ZipHeader.LOCAL_SIGNATURE
                ? truncated(refusals)
                : refusals.refuse("not_a_zip", "it is no jar", "name the file that was packed, NAME-VERSION.jar");
    }

    /** True for the end of this file, false for that of a jar in it that is cut off. */
    private static boolean isDescribed(ZipBytes file, long at) throws IOException {
        ByteBuffer end = file.at(at, LENGTH);
        return (end.getInt(16) & 0xFFFF_FFFFL) + (end.getInt(12) & 0xFFFF_FFFFL) == at;
    }

    private static int commentLength(ZipBytes file, long position) throws IOException {
        return file.at(position, LENGTH).getShort(20) & 0xFFFF;
    }
}
