package dev.molt.archive;

import dev.molt.diag.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;

/**
 * A copy that nobody else can write to, so that what is checked is what is unpacked.
 *
 * <p>A channel to the archive itself would not do: whoever owns the file can write into it while it is open.
 *
 * @param path the copy, readable to its owner only
 * @param bytes the same, open
 * @param digest the SHA-256 of all of it, in hexadecimal digits
 */
record PrivateCopy(Path path, ZipBytes bytes, String digest) {

    private static final int PIECE = 1 << 16;

    /** Copies an archive, as long as it is not too large, into a directory. */
    static PrivateCopy of(Path archive, Path directory, Limits limits, Refusals refusals)
            throws IOException, RefusedException {
        if (!Files.isRegularFile(archive)) {
            throw refusals.refuse(
                    "no_archive", "there is no such file", "name the file that was packed, NAME-VERSION.jar");
        }
        // The JDK makes it with mode 0600, under a name that nobody can guess.
        Path path = Files.createTempFile(directory, "molt-", ".jar");
        FileChannel channel = null;
        try {
            channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
            Sha256 digest = new Sha256();
            long size = copy(archive, channel, digest, limits, refusals);
            return new PrivateCopy(path, new ZipBytes(channel, size), HexFormat.of().formatHex(digest.value()));
        } catch (IOException | RefusedException | RuntimeException | Error e) {
            Files.delete(path);
            if (channel != null) {
                channel.close();
            }
            throw e;
        }
    }

    private static long copy(Path archive, FileChannel to, Sha256 digest, Limits limits, Refusals refusals)
            throws IOException, RefusedException {
        byte[] piece = new byte[PIECE];
        long size = 0;
        try (InputStream in = Files.newInputStream(archive)) {
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                size += length;
                if (size > limits.totalSize()) {
                    throw refusals.refuse(
                            "too_large",
                            "the file has more than the " + limits.totalSize() + " bytes that are allowed",
                            "raise the limit if you know who made it");
                }
                digest.take(piece, length);
                ByteBuffer rest = ByteBuffer.wrap(piece, 0, length);
                while (rest.hasRemaining()) {
                    to.write(rest);
                }
            }
        }
        return size;
    }
}
