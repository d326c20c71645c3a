package dev.molt.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A jar nested in {@code molt.jar}, held in memory as it is and inflated entry by entry when asked; outside of the heap,
 * which is the application's.
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
    /** For each entry the hash of its name and, in the lower half, where its central header is; sorted. */
    private final long[] entries;

    private NestedJar(byte[] jar) {
        bytes = ByteBuffer.allocateDirect(jar.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(0, jar);
        int end = jar.length - END_LENGTH;
        entries = new long[bytes.getShort(end + 10) & 0xFFFF];
        int at = bytes.getInt(end + 16);
        for (int i = 0; i < entries.length; i++) {
            if (bytes.getInt(at) != CENTRAL_HEADER) {
                throw new IllegalStateException("a jar nested in molt.jar is damaged");
            }
            entries[i] = (long) hash(name(at)) << 32 | at;
            at += 46 + length(at + 28) + length(at + 30) + length(at + 32);
        }
        Arrays.sort(entries);
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
        byte[] sought = name.getBytes(StandardCharsets.UTF_8);
        long first = (long) hash(sought) << 32;
        int index = Arrays.binarySearch(entries, first);
        for (int i = index < 0 ? -index - 1 : index; i < entries.length && entries[i] >>> 32 == first >>> 32; i++) {
            int header = (int) entries[i];
            if (Arrays.equals(sought, name(header))) {
                return content(header, name);
            }
        }
        return null;
    }

    private byte[] content(int central, String name) {
        int local = bytes.getInt(central + 42);
        int data = local + 30 + length(local + 26) + length(local + 28);
        byte[] content = new byte[bytes.getInt(central + 24)];
        if (length(central + 10) == DEFLATED) {
            inflate(bytes.slice(data, bytes.getInt(central + 20)), content, name);
        } else {
            bytes.get(data, content);
        }
        return content;
    }

    private static void inflate(ByteBuffer compressed, byte[] content, String name) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(compressed);
            if (inflater.inflate(content) != content.length) {
                throw new IllegalStateException(name + " in molt.jar is damaged");
            }
        } catch (DataFormatException e) {
            throw new IllegalStateException(name + " in molt.jar is damaged", e);
        } finally {
            inflater.end();
        }
    }

    private byte[] name(int central) {
        byte[] name = new byte[length(central + 28)];
        bytes.get(central + 46, name);
        return name;
    }

    private int length(int at) {
        return bytes.getShort(at) & 0xFFFF;
    }

    /** Of 31 bits, so that sorting needs no thought of signs. */
    private static int hash(byte[] name) {
        return Arrays.hashCode(name) & 0x7FFFFFFF;
    }
}
