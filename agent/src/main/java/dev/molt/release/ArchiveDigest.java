package dev.molt.release;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of an archive, as whoever unpacked it found it; of one that was refused, as it lies there. */
final class ArchiveDigest {

    private final String archive;
    private String found;

    ArchiveDigest(String archive) {
        this.archive = archive;
    }

    void found(String digest) {
        found = digest;
    }

    /** In hexadecimal; empty if it cannot be read. */
    String text() {
        return found == null ? read() : found;
    }

    private String read() {
        try (InputStream in = Files.newInputStream(Path.of(archive))) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                digest.update(buffer, 0, length);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException | InvalidPathException e) {
            return "";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
