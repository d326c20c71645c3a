package dev.molt.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes entries so that the same contents are always the same bytes.
 *
 * <p>Entries are stored as they are: what is packed are jars, which are compressed, and the bytes do not depend on the
 * compressor that a JVM has.
 */
final class ArchiveWriter {

    /** Not the first that a zip can tell: that one would be written once more, in an extra field. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private ArchiveWriter() {}

    /**
     * Writes a file.
     *
     * @param meta the entries of {@code META-INF}, in order
     * @param contents what comes behind, in order
     */
    static void write(Path file, Map<String, byte[]> meta, Iterable<Measured> contents) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : meta.entrySet()) {
                CRC32 crc = new CRC32();
                crc.update(entry.getValue());
                zip.putNextEntry(entry(entry.getKey(), entry.getValue().length, crc.getValue()));
                zip.write(entry.getValue());
            }
            for (Measured measured : contents) {
                zip.putNextEntry(entry(measured.path(), measured.size(), measured.crc()));
                try (InputStream in = Files.newInputStream(measured.file())) {
                    in.transferTo(zip);
                }
                zip.closeEntry();
            }
        }
    }

    private static ZipEntry entry(String name, long size, long crc) {
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setTimeLocal(TIME);
        entry.setSize(size);
        entry.setCompressedSize(size);
        entry.setCrc(crc);
        return entry;
    }
}
