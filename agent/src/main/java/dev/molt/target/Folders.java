package dev.molt.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Folders as wholes. */
final class Folders {

    private static final Set<PosixFilePermission> OTHERS =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private Folders() {}

    /** True if there is nothing of that name, or a folder with nothing in it. */
    static boolean isFree(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.findAny().isEmpty();
        }
    }

    /** Makes a folder that only its owner can write, whatever the umask. */
    static Path create(Path path) throws IOException {
        return create(path, "rwxr-xr-x");
    }

    /** Makes a folder that only its owner can enter. */
    static Path createPrivate(Path path) throws IOException {
        return create(path, "rwx------");
    }

    /** The same, where it may be there: copies of a root may lack it, as it is empty, or let others in. */
    static void ensurePrivate(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            createPrivate(path);
        } else if (hasPermissions(path)) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static Path create(Path path, String permissions) throws IOException {
        return Files.createDirectory(path, permissions(path, permissions));
    }

    /** What a new file is made with, where there are permissions. */
    static FileAttribute<?>[] permissions(Path path, String permissions) {
        return hasPermissions(path)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean hasPermissions(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Lets nobody but its owner write into a folder and all that is in it, whatever the umask was; links stay as they are. */
    static void protect(Path folder) throws IOException {
        if (!hasPermissions(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.filter(path -> !Files.isSymbolicLink(path)).toList()) {
                Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
                if (permissions.removeAll(OTHERS)) {
                    Files.setPosixFilePermissions(path, permissions);
                }
            }
        }
    }

    /** All files below a folder, by name. */
    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Deletes a folder with all that is in it, if it is there. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
