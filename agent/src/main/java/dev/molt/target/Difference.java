package dev.molt.target;

import dev.molt.archive.ArchiveEntry;
import dev.molt.diag.RefusedException;
import dev.molt.registry.ReleaseFolder;
import dev.molt.registry.Root;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a release that is unpacked has and an archive has not, or the other way round.
 *
 * @param root where it is unpacked
 * @param version its version
 */
record Difference(Root root, String version) {

    /** The first difference, in words; empty if there is none. What Molt makes itself does not count. */
    Optional<String> find(List<ArchiveEntry> entries) throws IOException, RefusedException {
        Set<String> archived = new TreeSet<>();
        for (ArchiveEntry entry : entries) {
            archived.add(entry.path());
            Path file = root.inside(entry.path());
            if (!Files.isRegularFile(file)) {
                return Optional.of("there is no " + entry.path());
            }
            if (!digest(file).equals(entry.sha256())) {
                return Optional.of(entry.path() + " is another one");
            }
        }
        ReleaseFolder own = root.release(version);
        for (Path file : Folders.files(own.path())) {
            boolean made = file.equals(own.startBoot()) || file.equals(own.startArguments());
            if (!made && !archived.contains(root.relative(file))) {
                return Optional.of(root.relative(file) + " is not in the archive");
            }
        }
        return Optional.empty();
    }

    private static String digest(Path file) throws IOException {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
