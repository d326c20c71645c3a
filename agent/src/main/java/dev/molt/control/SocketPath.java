package dev.molt.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Where a JVM's control socket lies: {@code TMP/molt-USER/PID.sock}, in a directory that only this user can enter. */
public final class SocketPath {

    /** The system property of the target that tells where its socket is. */
    public static final String PROPERTY = "molt.control.socket";

    private static final Set<PosixFilePermission> OWNER_ONLY = Set.copyOf(PosixFilePermissions.fromString("rwx------"));
    private static final String NAME = "[0-9]{1,18}\\.sock";
    private static final String CURE = "; remove it, or name another one with control=DIR";

    private SocketPath() {}

    /** The directory where sockets lie unless the agent was told another one. */
    public static Path directory() {
        try {
            return Path.of(System.getProperty("java.io.tmpdir"), "molt-" + CurrentUser.get().getName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The number of this JVM. The JDK, when asked, makes threads ready that wait for child processes. */
    static long self() {
        try {
            return Long.parseLong(Files.readSymbolicLink(Path.of("/proc/self")).toString());
        } catch (IOException | RuntimeException e) {
            return ProcessHandle.current().pid();
        }
    }

    /** The socket of a JVM in a directory. */
    public static Path of(Path directory, long pid) {
        return directory.resolve(pid + ".sock");
    }

    /** True if there is such a socket, and nobody else can have put it there. */
    public static boolean isOurs(Path socket) {
        if (!Files.exists(socket, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try {
            prepare(socket.getParent());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * The sockets in a directory; none if there is no directory.
     *
     * @throws IOException if somebody else can enter the directory, and so may have put sockets there
     */
    public static List<Path> in(Path directory) throws IOException {
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        prepare(directory);
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> sockets = Files.newDirectoryStream(directory, "*.sock")) {
            for (Path socket : sockets) {
                if (socket.getFileName().toString().matches(NAME)) {
                    found.add(socket);
                }
            }
        }
        Collections.sort(found);
        return found;
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
                check(directory, CurrentUser.get());
            }
        } catch (NoSuchFileException e) {
            throw new IOException("the control directory " + directory + " cannot be made: there is no "
                    + directory.getParent() + "; make it, or name another one with control=DIR");
        } catch (IOException e) {
            throw new IOException("the control directory " + directory + " cannot be made: " + e.getMessage()
                    + "; name another one with control=DIR");
        }
    }

    /** Removes the sockets of JVMs that were killed before they could. */
    static void removeStale(Path directory) throws IOException {
        String own = of(directory, self()).getFileName().toString();
        // Not by a stream of the directory, whose pattern would be compiled while an application starts.
        String[] names = directory.toFile().list();
        for (String name : names == null ? new String[0] : names) {
            Path socket = directory.resolve(name);
            if (!name.equals(own) && name.matches(NAME)
                    && !isRunning(name.replace(".sock", ""))
                    && !isListenedTo(socket)) {
                Files.deleteIfExists(socket);
            }
        }
    }

    /**
     * Without the JDK where that can be, as for its own number: a debugger may suspend all threads while one makes the JDK's
     * class for processes ready, and who redefines classes for the debugger would wait for that.
     */
    private static boolean isRunning(String pid) {
        return Files.exists(Path.of("/proc/self")) ? Files.exists(Path.of("/proc", pid))
                : ProcessHandle.of(Long.parseLong(pid)).isPresent();
    }

    /** True if a JVM listens there. It need not be one that this one sees: containers may share the directory. */
    static boolean isListenedTo(Path socket) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            // An application that starts is not to wait for one that hangs.
            channel.configureBlocking(false);
            channel.connect(UnixDomainSocketAddress.of(socket));
            return true;
        } catch (ConnectException e) {
            return false;
        } catch (IOException e) {
            // Gone meanwhile, or too many are waiting there.
            return Files.exists(socket, LinkOption.NOFOLLOW_LINKS);
        }
    }

    /** Makes sure that only this user can enter, not looking behind a symbolic link, which somebody else may turn. */
    static void check(Path directory, UserPrincipal user) throws IOException {
        PosixFileAttributes found =
                Files.readAttributes(directory, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!found.isDirectory()) {
            throw new IOException("the control directory " + directory + " is "
                    + (found.isSymbolicLink() ? "a symbolic link" : "no directory") + CURE);
        }
        if (!found.owner().equals(user) || !found.permissions().equals(OWNER_ONLY)) {
            throw new IOException("the control directory " + directory + " belongs to " + found.owner().getName()
                    + " with permissions " + PosixFilePermissions.toString(found.permissions()) + ", not to "
                    + user.getName() + " with rwx------" + CURE);
        }
    }
}
