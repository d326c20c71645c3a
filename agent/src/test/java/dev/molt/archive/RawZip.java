package dev.molt.archive;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes zip files byte by byte, also those that no library would. */
final class RawZip {

    private final List<Entry> entries = new ArrayList<>();
    private byte[] before = {};
    private byte[] behind = {};
    private int moreEntries;

    /** What is written of an entry: in front of its contents, and in the directory. */
    static final class Entry {
        String localName;
        String name;
        byte[] data;
        int flags;
        int method;
        int crc;
        long size;
        int localSize;
        long attributes;
        byte[] stray = {};
        byte[] extra = {};
        byte[] descriptor = {};
        int offsetMoved;
        int part;

        Entry(String name, byte[] content) {
            CRC32 checksum = new CRC32();
            checksum.update(content);
            this.localName = name;
            this.name = name;
            this.data = content;
            this.crc = (int) checksum.getValue();
            this.size = content.length;
            this.localSize = content.length;
        }

        /** Compresses what it has. */
        void deflate() {
            method = 8;
            data = deflated(data);
        }

        /** Tells sizes behind the contents only, as who does not know them before. */
        void describeBehind() {
            flags |= 8;
            descriptor = buffer(16).putInt(0x08074b50).putInt(crc).putInt(data.length).putInt((int) size).array();
        }
    }

    RawZip add(String name, byte[] content) {
        return add(name, content, entry -> {});
    }

    /** Adds an entry that is told wrong. */
    RawZip add(String name, byte[] content, Consumer<Entry> change) {
        Entry entry = new Entry(name, content);
        change.accept(entry);
        entries.add(entry);
        return this;
    }

    RawZip change(int index, Consumer<Entry> change) {
        change.accept(entries.get(index));
        return this;
    }

    RawZip before(String text) {
        before = text.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    RawZip behind(String text) {
        behind = text.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    /** Tells so many more entries than there are. */
    RawZip moreEntries(int count) {
        moreEntries = count;
        return this;
    }

    byte[] bytes() {
        return bytes(0);
    }

    /** All bytes; offsets are counted from so many bytes before the first entry. */
    byte[] bytes(int counted) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream directory = new ByteArrayOutputStream();
        out.writeBytes(before);
        int base = before.length - counted;
        for (Entry entry : entries) {
            int offset = out.size() - base + entry.offsetMoved;
            out.writeBytes(local(entry));
            out.writeBytes(entry.data);
            out.writeBytes(entry.descriptor);
            out.writeBytes(entry.stray);
            directory.writeBytes(central(entry, offset));
        }
        int start = out.size() - base;
        out.writeBytes(directory.toByteArray());
        int count = entries.size() + moreEntries;
        out.writeBytes(buffer(22)
                .putInt(0x06054b50).putInt(0).putShort((short) count).putShort((short) count)
                .putInt(directory.size()).putInt(start).putShort((short) 0).array());
        out.writeBytes(behind);
        return out.toByteArray();
    }

    private static byte[] local(Entry entry) {
        byte[] name = entry.localName.getBytes(StandardCharsets.ISO_8859_1);
        boolean behind = entry.descriptor.length > 0;
        return buffer(30 + name.length)
                .putInt(0x04034b50).putShort((short) 20).putShort((short) entry.flags).putShort((short) entry.method)
                .putInt(0).putInt(behind ? 0 : entry.crc).putInt(behind ? 0 : entry.data.length)
                .putInt(behind ? 0 : entry.localSize).putShort((short) name.length).putShort((short) 0)
                .put(name).array();
    }

    private static byte[] central(Entry entry, int offset) {
        byte[] name = entry.name.getBytes(StandardCharsets.ISO_8859_1);
        return buffer(46 + name.length + entry.extra.length)
                .putInt(0x02014b50).putShort((short) 0x0314).putShort((short) 20).putShort((short) entry.flags)
                .putShort((short) entry.method).putInt(0).putInt(entry.crc).putInt(entry.data.length)
                .putInt((int) entry.size).putShort((short) name.length).putShort((short) entry.extra.length)
                .putShort((short) 0).putShort((short) entry.part).putShort((short) 0).putInt((int) entry.attributes).putInt(offset)
                .put(name).put(entry.extra).array();
    }

    private static byte[] deflated(byte[] content) {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(content);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] piece = new byte[1 << 16];
        while (!deflater.finished()) {
            out.write(piece, 0, deflater.deflate(piece));
        }
        deflater.end();
        return out.toByteArray();
    }

    private static ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
