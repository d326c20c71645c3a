package dev.molt.archive;

import dev.molt.diag.RefusedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares each entry's local header with the directory, and sees that entries follow each other without gaps.
 *
 * <p>Who reads a zip from its beginning goes by the one, who reads it from its end by the other: both have to find the
 * same. Source of the layout: PKWARE's APPNOTE, 4.3.7 and 4.3.9.
 */
final class LocalHeaders {

    private static final int DESCRIPTOR_SIGNATURE = 0x08074b50;
    private static final int DESCRIPTOR_LENGTH = 16;

    private final ZipBytes file;
    private final Refusals refusals;

    LocalHeaders(ZipBytes file, Refusals refusals) {
        this.file = file;
        this.refusals = refusals;
    }

    /** Where the contents of all entries are. */
    List<Item> locate(List<ZipHeader> headers, ZipEnd end) throws IOException, RefusedException {
        List<Item> items = new ArrayList<>();
        long expected = 0;
        for (ZipHeader header : headers) {
            checkGap(header.offset() - expected, items, header.shown());
            Item item = locate(header, end.directory());
            items.add(item);
            expected = item.data() + header.compressed() + (header.sizesFollow() ? DESCRIPTOR_LENGTH : 0);
            if (expected > end.directory()) {
                throw overlap(header.shown(), "the directory");
            }
            if (header.sizesFollow()) {
                checkDescriptor(header, expected - DESCRIPTOR_LENGTH);
            }
        }
        checkGap(end.directory() - expected, items, "the directory");
        return items;
    }

    private void checkGap(long gap, List<Item> before, String next) throws RefusedException {
        if (gap > 0 && before.isEmpty()) {
            throw ZipEnd.leadingBytes(gap, refusals);
        }
        if (gap != 0) {
            String last = before.isEmpty() ? "the beginning" : before.get(before.size() - 1).header().shown();
            throw gap < 0
                    ? overlap(last, next)
                    : refusals.refuse(
                            "stray_bytes",
                            gap + " bytes between " + last + " and " + next + " belong to no entry",
                            Refusals.MAKE_AGAIN);
        }
    }

    private RefusedException overlap(String one, String other) {
        return refusals.refuse("overlapping_entries", one + " and " + other + " overlap", Refusals.MAKE_AGAIN);
    }

    private Item locate(ZipHeader header, long directory) throws IOException, RefusedException {
        long start = header.offset();
        int nameLength = header.name().length();
        long data = start + ZipHeader.LOCAL_LENGTH + nameLength;
        if (data > directory || file.word(start) != ZipHeader.LOCAL_SIGNATURE) {
            throw mismatch(header, "place");
        }
        ByteBuffer local = file.at(start, ZipHeader.LOCAL_LENGTH + nameLength);
        String name = new String(local.array(), ZipHeader.LOCAL_LENGTH, nameLength, StandardCharsets.ISO_8859_1);
        compare(header, "name", local.getShort(26) & 0xFFFF, nameLength);
        compare(header, "name", name, header.name());
        compare(header, "length of extra fields", (int) local.getShort(28), 0);
        compare(header, "flags", local.getShort(6) & 0xFFFF, header.flags());
        compare(header, "method", local.getShort(8) & 0xFFFF, header.method());
        if (!header.sizesFollow() || local.getInt(14) != 0 || local.getLong(18) != 0) {
            compareSizes(header, local, 14);
        }
        return new Item(header, data);
    }

    private void checkDescriptor(ZipHeader header, long position) throws IOException, RefusedException {
        ByteBuffer descriptor = file.at(position, DESCRIPTOR_LENGTH);
        if (descriptor.getInt(0) != DESCRIPTOR_SIGNATURE) {
            throw mismatch(header, "size");
        }
        compareSizes(header, descriptor, Integer.BYTES);
    }

    private void compareSizes(ZipHeader header, ByteBuffer bytes, int at) throws RefusedException {
        compare(header, "checksum", bytes.getInt(at) & 0xFFFF_FFFFL, header.crc());
        compare(header, "size", bytes.getInt(at + 4) & 0xFFFF_FFFFL, header.compressed());
        compare(header, "size", bytes.getInt(at + 8) & 0xFFFF_FFFFL, header.size());
    }

    private void compare(ZipHeader header, String what, Object local, Object central) throws RefusedException {
        if (!local.equals(central)) {
            throw mismatch(header, what);
        }
    }

    private RefusedException mismatch(ZipHeader header, String what) {
        return refusals.refuse(
                "header_mismatch",
                header.shown() + " has another " + what + " in the directory than in front of its contents",
                Refusals.MAKE_AGAIN);
    }
}
