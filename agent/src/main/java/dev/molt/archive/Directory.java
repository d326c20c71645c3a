package dev.molt.archive;

import dev.molt.diag.RefusedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads a zip's directory; source of the layout: PKWARE's APPNOTE, 4.3.12. */
final class Directory {

    /** Longer ones are not of the layout; it bounds what is read into memory, too. */
    private static final int LONGEST_NAME = 512;

    private final Limits limits;
    private final Refusals refusals;

    Directory(Limits limits, Refusals refusals) {
        this.limits = limits;
        this.refusals = refusals;
    }

    /** All entries, in the directory's order. */
    List<ZipHeader> read(ZipBytes file, ZipEnd end) throws IOException, RefusedException {
        if (end.entries() > limits.entries()) {
            throw refusals.refuse(
                    "too_many_entries",
                    "it has " + end.entries() + " entries; at most " + limits.entries() + " are allowed",
                    "raise the limit if you know who made it");
        }
        if (end.directorySize() > (long) end.entries() * (ZipHeader.LENGTH + LONGEST_NAME)) {
            throw damaged();
        }
        ByteBuffer bytes = file.at(end.directory(), (int) end.directorySize());
        List<ZipHeader> headers = new ArrayList<>();
        for (int i = 0; i < end.entries(); i++) {
            headers.add(next(bytes));
        }
        if (bytes.hasRemaining()) {
            throw damaged();
        }
        return headers;
    }

    private ZipHeader next(ByteBuffer bytes) throws RefusedException {
        int start = bytes.position();
        if (bytes.remaining() < ZipHeader.LENGTH || bytes.getInt(start) != ZipHeader.SIGNATURE) {
            throw damaged();
        }
        int nameLength = bytes.getShort(start + 28) & 0xFFFF;
        if (bytes.remaining() < ZipHeader.LENGTH + nameLength) {
            throw damaged();
        }
        byte[] name = new byte[nameLength];
        bytes.position(start + ZipHeader.LENGTH).get(name);
        ZipHeader header = new ZipHeader(
                new String(name, StandardCharsets.ISO_8859_1),
                bytes.getShort(start + 8) & 0xFFFF,
                bytes.getShort(start + 10) & 0xFFFF,
                bytes.getInt(start + 16) & 0xFFFF_FFFFL,
                bytes.getInt(start + 20) & 0xFFFF_FFFFL,
                bytes.getInt(start + 24) & 0xFFFF_FFFFL,
                bytes.getInt(start + 42) & 0xFFFF_FFFFL,
                bytes.getInt(start + 38) & 0xFFFF_FFFFL);
        // Among extra fields are a second name and larger sizes, which some programs go by and others do not.
        if (bytes.getShort(start + 30) != 0 || bytes.getShort(start + 32) != 0) {
            throw refusals.refuse(
                    "unsupported_zip", header.shown() + " has extra fields or a comment", Refusals.MAKE_AGAIN);
        }
        if (bytes.getShort(start + 34) != 0) {
            throw refusals.refuse(
                    "unsupported_zip", header.shown() + " is in another part of the archive", Refusals.MAKE_AGAIN);
        }
        return header;
    }

    private RefusedException damaged() {
        return refusals.refuse("damaged_directory", "its directory is not as its end says", Refusals.FETCH_AGAIN);
    }
}
