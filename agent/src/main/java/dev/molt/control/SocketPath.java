package dev.molt.control;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Where a JVM's control socket lies: {@code TMP/molt-USER/PID.sock}, in a directory that only this user can enter. */
public final class SocketPath {

    /** The system property of the target that tells where its socket is. */
    public static final String PROPERTY = "molt.control.socket";

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private SocketPath() {}

    /** The directory where sockets lie unless the agent was told another one. */
    public static Path directory() {
        return Path.of(System.getProperty("java.io.tmpdir"), "molt-" + System.getProperty("user.name"));
    }

    /** The socket of a JVM in a directory. */
    public static Path of(Path directory, long pid) {
        return directory.resolve(pid + ".sock");
    }

    /**
     * Makes sure that a directory exists which nobody else can enter.
     *
     * @throws IOException if it cannot be made, or if somebody else made it
     */
    static void prepare(Path directory) throws IOException {
        boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
        try {
            if (posix) {
                Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            } else {
                Files.createDirectory(directory);
            }
        } catch (FileAlreadyExistsException e) {
            if (posix) {
                checkOurs(directory);
            }
        }
    }

    /** Removes the sockets of JVMs that were killed before they could. */
    static void removeStale(Path directory) throws IOException {
        try (DirectoryStream<Path> sockets = Files.newDirectoryStream(directory, "*.sock")) {
            for (Path socket : sockets) {
                String pid = socket.getFileName().toString().replace(".sock", "");
                if (pid.matches("[0-9]{1,18}") && ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
                    Files.deleteIfExists(socket);
                }
            }
        }
    }

    private static void checkOurs(Path directory) throws IOException {
        String owner = Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS).getName();
        Set<PosixFilePermission> permissions =
                EnumSet.copyOf(Files.getPosixFilePermissions(directory, LinkOption.NOFOLLOW_LINKS));
        boolean isDirectory = Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS);
        if (!isDirectory || !owner.equals(System.getProperty("user.name")) || !permissions.equals(OWNER_ONLY)) {
            throw new IOException("the control directory " + directory + " belongs to " + owner + " with permissions "
                    + PosixFilePermissions.toString(permissions) + "; remove it, or name another one with control=DIR");
        }
    }
}
