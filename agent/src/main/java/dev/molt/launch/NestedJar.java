package dev.molt.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A jar nested in {@code molt.jar}, held in memory as it is and inflated entry by entry when asked.
 *
 * <p>{@link java.util.zip.ZipInputStream} would have to inflate all of it to find one entry, which an application that
 * starts would wait for. Source of the layout: PKWARE's APPNOTE, 4.3.12 (central directory) and 4.3.16 (its end); the
 * build writes neither ZIP64 nor encryption nor comments.
 */
final class NestedJar {

    private static final int CENTRAL_HEADER = 0x02014b50;
    private static final int END_LENGTH = 22;
    private static final int DEFLATED = 8;

    private final ByteBuffer bytes;
    private final Map<String, Entry> entries = new HashMap<>();

    private NestedJar(byte[] jar) {
        this.bytes = ByteBuffer.wrap(jar).order(ByteOrder.LITTLE_ENDIAN);
        int end = jar.length - END_LENGTH;
        int count = bytes.getShort(end + 10) & 0xFFFF;
        int at = bytes.getInt(end + 16);
        for (int i = 0; i < count; i++) {
            at = readEntry(at);
        }
    }

    /**
     * Opens a jar that is a resource of this class's own jar.
     *
     * @throws IOException if it is missing
     */
    static NestedJar open(String path) throws IOException {
        return new NestedJar(read(path));
    }

    /** All bytes of a nested jar. */
    static byte[] read(String path) throws IOException {
        try (InputStream in = NestedJar.class.getResourceAsStream("/" + path)) {
            if (in == null) {
                throw new IOException(path + " is missing from molt.jar");
            }
            return in.readAllBytes();
        }
    }

    /** The bytes of an entry, or null if there is none. */
    byte[] get(String name) {
        Entry entry = entries.get(name);
        if (entry == null) {
            return null;
        }
        int nameLength = bytes.getShort(entry.header() + 26) & 0xFFFF;
        int extraLength = bytes.getShort(entry.header() + 28) & 0xFFFF;
        int data = entry.header() + 30 + nameLength + extraLength;
        byte[] content = new byte[entry.size()];
        if (entry.method() == DEFLATED) {
            inflate(data, entry, content, name);
        } else {
            bytes.get(data, content);
        }
        return content;
    }

    private void inflate(int data, Entry entry, byte[] content, String name) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(bytes.array(), data, entry.compressed());
            int done = inflater.inflate(content);
            if (done != content.length) {
                throw new IllegalStateException(name + " in molt.jar is damaged");
            }
        } catch (DataFormatException e) {
            throw new IllegalStateException(name + " in molt.jar is damaged", e);
        } finally {
            inflater.end();
        }
    }

    /** Reads one entry of the central directory, and gives where the next begins. */
    private int readEntry(int at) {
        if (bytes.getInt(at) != CENTRAL_HEADER) {
            throw new IllegalStateException("a jar nested in molt.jar is damaged");
        }
        int nameLength = bytes.getShort(at + 28) & 0xFFFF;
        int extraLength = bytes.getShort(at + 30) & 0xFFFF;
        int commentLength = bytes.getShort(at + 32) & 0xFFFF;
        String name = new String(bytes.array(), at + 46, nameLength, StandardCharsets.UTF_8);
        entries.put(
                name,
                new Entry(
                        bytes.getInt(at + 42),
                        bytes.getShort(at + 10) & 0xFFFF,
                        bytes.getInt(at + 20),
                        bytes.getInt(at + 24)));
        return at + 46 + nameLength + extraLength + commentLength;
    }

    /** Where an entry's local header is, how it is compressed, and how long it is before and after. */
    private record Entry(int header, int method, int compressed, int size) {}
}
