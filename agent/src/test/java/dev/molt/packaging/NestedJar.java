package dev.molt.packaging;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * What a jar holds.
 *
 * @param bytes by name, in the jar's order; folders left out
 * @param times by name, when each was last changed, as it is written
 */
record NestedJar(Map<String, byte[]> bytes, Map<String, LocalDateTime> times) {

    /** The jar in a file. */
    static NestedJar of(Path jar) {
        try {
            return of(Files.readAllBytes(jar));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The jar in another. */
    NestedJar nested(String name) {
        return of(bytes.get(name));
    }

    List<String> names() {
        return List.copyOf(bytes.keySet());
    }

    private static NestedJar of(byte[] jar) {
        return of(new ByteArrayInputStream(jar));
    }

    private static NestedJar of(InputStream in) {
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        Map<String, LocalDateTime> times = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                times.put(entry.getName(), entry.getTimeLocal());
                if (!entry.isDirectory()) {
                    bytes.put(entry.getName(), zip.readAllBytes());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new NestedJar(bytes, times);
    }
}
