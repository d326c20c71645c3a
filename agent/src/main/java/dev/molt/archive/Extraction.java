package dev.molt.archive;

import dev.molt.diag.RefusedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Writes an archive's files into a directory of their own, or nothing. */
final class Extraction {

    private static final Set<PosixFilePermission> OURS = Set.copyOf(PosixFilePermissions.fromString("rwx------"));
    private static final Set<PosixFilePermission> OUR_FILE = Set.copyOf(PosixFilePermissions.fromString("rw-------"));
    private static final Set<PosixFilePermission> FOLDER = Set.copyOf(PosixFilePermissions.fromString("rwxr-xr-x"));
    private static final Set<PosixFilePermission> FILE = Set.copyOf(PosixFilePermissions.fromString("rw-r--r--"));

    private final Contents contents;
    private final Refusals refusals;

    Extraction(Contents contents, Refusals refusals) {
        this.contents = contents;
        this.refusals = refusals;
    }

    /** Writes all items, which have to be the entries still. */
    void extract(List<Item> items, List<ArchiveEntry> entries, Path staging) throws IOException, RefusedException {
        try {
            Files.createDirectory(staging, PosixFilePermissions.asFileAttribute(OURS));
        } catch (FileAlreadyExistsException e) {
            throw refusals.refuse(
                    "staging_exists", "it cannot be unpacked: there is a " + staging, "remove that first");
        }
        try {
            for (int i = 0; i < items.size(); i++) {
                write(items.get(i), entries.get(i), staging);
            }
            finish(staging);
        } catch (IOException | RefusedException | RuntimeException | Error e) {
            deleteAll(staging, e);
            throw e;
        }
    }

    private void write(Item item, ArchiveEntry entry, Path staging) throws IOException, RefusedException {
        Path file = staging.resolve(entry.path());
        Files.createDirectories(file.getParent(), PosixFilePermissions.asFileAttribute(OURS));
        Set<StandardOpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel out = FileChannel.open(file, fresh, PosixFilePermissions.asFileAttribute(OUR_FILE))) {
            Sha256 digest = new Sha256();
            contents.read(item, digest.and((bytes, length) -> {
                for (ByteBuffer rest = ByteBuffer.wrap(bytes, 0, length); rest.hasRemaining(); ) {
                    out.write(rest);
                }
            }));
            if (!HexFormat.of().formatHex(digest.value()).equals(entry.sha256())) {
                throw refusals.refuse(
                        "changed_meanwhile", item.header().shown() + " is not what was checked", "install it again");
            }
            Files.setPosixFilePermissions(file, FILE);
            out.force(true);
        }
    }

    /** Gives the directories their modes, and makes their names last. */
    private static void finish(Path staging) throws IOException {
        for (Path path : deepestFirst(staging)) {
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                Files.setPosixFilePermissions(path, path.equals(staging) ? OURS : FOLDER);
                try (FileChannel directory = FileChannel.open(path)) {
                    directory.force(true);
                }
            }
        }
    }

    private static Set<Path> deepestFirst(Path staging) throws IOException {
        TreeSet<Path> paths = new TreeSet<>(Comparator.reverseOrder());
        try (Stream<Path> all = Files.walk(staging)) {
            all.forEach(paths::add);
        }
        return paths;
    }

    private static void deleteAll(Path staging, Throwable why) {
        try {
            for (Path path : deepestFirst(staging)) {
                Files.delete(path);
            }
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }
}
