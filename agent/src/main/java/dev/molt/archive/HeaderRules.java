package dev.molt.archive;

import dev.molt.diag.RefusedException;
import java.util.List;

/** Which entries of a zip may be in an archive at all: files, of known kinds, within the limits. */
final class HeaderRules {

    private static final int KNOWN_FLAGS = 0x080E;
    private static final int DIRECTORY_OF_DOS = 0x10;
    private static final int TYPE = 0xF000;
    private static final int LINK = 0xA000;
    private static final int DIRECTORY = 0x4000;
    private static final int REGULAR = 0x8000;
    private static final String RAISE = "raise the limit if you know who made it";

    private final Limits limits;
    private final Refusals refusals;

    HeaderRules(Limits limits, Refusals refusals) {
        this.limits = limits;
        this.refusals = refusals;
    }

    /** Refuses the first that may not be, by what the directory says. */
    void check(List<ZipHeader> headers) throws RefusedException {
        long total = 0;
        for (ZipHeader header : headers) {
            checkType(header);
            checkCoding(header);
            checkSize(header);
            total += header.size();
        }
        if (total > limits.totalSize()) {
            throw refusals.refuse(
                    "too_large",
                    "its entries have " + total + " bytes; at most " + limits.totalSize() + " are allowed",
                    RAISE);
        }
    }

    private void checkType(ZipHeader header) throws RefusedException {
        int type = (int) (header.attributes() >>> 16) & TYPE;
        if (type == LINK) {
            throw refusals.refuse(
                    "symbolic_link", header.shown() + " is a symbolic link", "pack the file that it leads to");
        }
        boolean marked = type == DIRECTORY || (header.attributes() & DIRECTORY_OF_DOS) != 0;
        if (marked || header.name().endsWith("/")) {
            throw refusals.refuse(
                    "directory",
                    header.shown() + " is a directory, and only files are expected",
                    "leave directories out; they come with their files");
        }
        if (type != 0 && type != REGULAR) {
            throw refusals.refuse("special_file", header.shown() + " is no regular file", Refusals.MAKE_AGAIN);
        }
    }

    private void checkCoding(ZipHeader header) throws RefusedException {
        if ((header.flags() & ~KNOWN_FLAGS) != 0) {
            throw unsupported(header, "is encrypted or of a newer zip format");
        }
        if (header.method() != ZipHeader.STORED && header.method() != ZipHeader.DEFLATED) {
            throw unsupported(header, "is compressed by method " + header.method());
        }
        if (header.method() == ZipHeader.STORED && header.sizesFollow()) {
            throw unsupported(header, "is stored and does not tell its size in front");
        }
        if (header.method() == ZipHeader.STORED && header.compressed() != header.size()) {
            throw refusals.refuse(
                    "wrong_size", header.shown() + " is stored in another size than its own", Refusals.MAKE_AGAIN);
        }
    }

    private RefusedException unsupported(ZipHeader header, String what) {
        return refusals.refuse("unsupported_zip", header.shown() + " " + what, Refusals.MAKE_AGAIN);
    }

    private void checkSize(ZipHeader header) throws RefusedException {
        long size = header.size();
        if (size > limits.entrySize()) {
            throw refusals.refuse(
                    "too_large",
                    header.shown() + " has " + size + " bytes; at most " + limits.entrySize() + " are allowed",
                    RAISE);
        }
        if (size >= Limits.RATIO_COUNTS_FROM && size / limits.ratio() >= Math.max(1, header.compressed())) {
            throw refusals.refuse(
                    "compression_ratio",
                    header.shown() + " becomes " + size + " bytes from " + header.compressed() + "; at most "
                            + limits.ratio() + " times as many are allowed",
                    RAISE);
        }
    }
}
