package dev.molt.launch;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A jar nested in {@code molt.jar}, held in memory as it is and inflated entry by entry when asked; outside of the heap,
 * which is the application's.
 *
 * <p>{@link java.util.zip.ZipInputStream} would have to inflate all of it to find one entry, which an application that
 * starts would wait for. Source of the layout: PKWARE's APPNOTE, 4.3.12 (central directory) and 4.3.16 (its end); the
 * build writes neither ZIP64 nor encryption nor comments.
 */
final class NestedJar implements Supplier<byte[]> {

    private static final int CENTRAL_HEADER = 0x02014b50;
    private static final int CENTRAL_LENGTH = 46;
    private static final int END_LENGTH = 22;
    private static final int DEFLATED = 8;
    private static final int CHUNK = 1 << 16;

    private final ByteBuffer bytes;
    private int[] table;

    private NestedJar(ByteBuffer bytes) {
        this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Opens a jar that is a resource of this class's own jar.
     *
     * @throws IOException if it is missing
     */
    static NestedJar open(String path) throws IOException {
        URL url = NestedJar.class.getResource("/" + path);
        if (url == null || !url.getProtocol().equals("jar")) {
            throw new IOException(path + " is missing from molt.jar");
        }
        // Not by the connection of the URL, which takes an application that starts ten times as long.
        String file = url.getPath().substring(0, url.getPath().length() - path.length() - "!/".length());
        try (ZipFile jar = new ZipFile(new File(URI.create(file)))) {
            ZipEntry entry = jar.getEntry(path);
            ByteBuffer bytes = ByteBuffer.allocateDirect((int) entry.getSize());
            byte[] chunk = new byte[CHUNK];
            try (InputStream in = jar.getInputStream(entry)) {
                for (int read = in.read(chunk); read > 0; read = in.read(chunk)) {
                    bytes.put(chunk, 0, read);
                }
            }
            return new NestedJar(bytes);
        }
    }

    /** All bytes of the jar. */
    @Override
    public byte[] get() {
        byte[] all = new byte[bytes.capacity()];
        bytes.get(0, all);
        return all;
    }

    /** The bytes of an entry, or null if there is none. */
    byte[] entry(String name) {
        byte[] sought = name.getBytes(StandardCharsets.UTF_8);
        int[] known = table();
        for (int i = hash(sought, 0, sought.length) & known.length - 1; known[i] >= 0; i = i + 1 & known.length - 1) {
            if (Arrays.equals(sought, name(known[i]))) {
                return content(known[i], name);
            }
        }
        return null;
    }

    /** Where the central headers are, by the hashes of the names; -1 where there is none. */
    private synchronized int[] table() {
        if (table == null) {
            int end = bytes.capacity() - END_LENGTH;
            int begin = bytes.getInt(end + 16);
            // In one piece: thousands of single reads outside of the heap take an application that starts milliseconds.
            byte[] directory = new byte[end - begin];
            bytes.get(begin, directory);
            table = table(ByteBuffer.wrap(directory).order(ByteOrder.LITTLE_ENDIAN), begin, length(end + 10));
        }
        return table;
    }

    private static int[] table(ByteBuffer directory, int begin, int count) {
        int[] made = new int[Integer.highestOneBit(count + count / 3) * 2];
        Arrays.fill(made, -1);
        int at = 0;
        for (int left = count; left > 0; left--) {
            if (directory.getInt(at) != CENTRAL_HEADER) {
                throw new IllegalStateException("a jar nested in molt.jar is damaged");
            }
            int name = directory.getShort(at + 28);
            int i = hash(directory.array(), at + CENTRAL_LENGTH, name) & made.length - 1;
            while (made[i] >= 0) {
                i = i + 1 & made.length - 1;
            }
            made[i] = begin + at;
            at += CENTRAL_LENGTH + name + directory.getShort(at + 30) + directory.getShort(at + 32);
        }
        return made;
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
        bytes.get(central + CENTRAL_LENGTH, name);
        return name;
    }

    private int length(int at) {
        return bytes.getShort(at) & 0xFFFF;
    }

    /** Of those of the JDK the one that is native code from the start. */
    private static int hash(byte[] name, int from, int length) {
        CRC32 crc = new CRC32();
        crc.update(name, from, length);
        return (int) crc.getValue();
    }
}
