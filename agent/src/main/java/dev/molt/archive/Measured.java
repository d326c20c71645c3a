package dev.molt.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.CRC32;

/**
 * A file to pack, and what a zip and its manifest tell of it beforehand.
 *
 * @param path its path in the archive
 * @param file where it is
 * @param size its bytes
 * @param crc their checksum
 * @param digest their SHA-256, as a manifest has it
 */
record Measured(String path, Path file, long size, long crc, String digest) {

    private static final int PIECE = 1 << 16;

    /** Reads a file for the first time. */
    static Measured of(PackedFile packed) throws IOException {
        CRC32 crc = new CRC32();
        Sha256 digest = new Sha256();
        long size = 0;
        byte[] piece = new byte[PIECE];
        try (InputStream in = Files.newInputStream(packed.file())) {
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                size += length;
                crc.update(piece, 0, length);
                digest.take(piece, length);
            }
        }
        String encoded = Base64.getEncoder().encodeToString(digest.value());
        return new Measured(packed.path(), packed.file(), size, crc.getValue(), encoded);
    }
}
