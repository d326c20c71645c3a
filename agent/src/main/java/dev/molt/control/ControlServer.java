package dev.molt.control;

import dev.molt.release.ReleaseHandler;
import dev.molt.release.ReleasesOf;
import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Listens on the control socket; each connection is one request, answered on a daemon thread of its own. */
public final class ControlServer implements Closeable {

    private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final long CLOSE_MILLIS = 100;

    private final Path socket;
    private final ServerSocketChannel server;
    private final Supplier<ReleaseHandler> handler;
    private final ReleasesOf releases;

    private volatile Thread listener;

    private ControlServer(
            Path socket, ServerSocketChannel server, Supplier<ReleaseHandler> handler, ReleasesOf releases) {
        this.socket = socket;
        this.server = server;
        this.handler = handler;
        this.releases = releases;
    }

    /**
     * Starts to listen.
     *
     * @param directory where the socket is to lie
     * @param handler who answers; asked for at the first request, so that an application that nobody upgrades does not pay
     *     for it
     * @param releases who answers concerning releases; asked for at each request
     * @throws IOException if the directory is not safe or the socket cannot be made
     */
    public static ControlServer start(Path directory, Supplier<ReleaseHandler> handler, ReleasesOf releases)
            throws IOException {
        SocketPath.prepare(directory);
        Path socket = SocketPath.of(directory, SocketPath.self());
        if (Files.exists(socket, LinkOption.NOFOLLOW_LINKS) && SocketPath.isListenedTo(socket)) {
            throw new IOException("another JVM listens on " + socket
                    + ", in another container as it seems; name a directory that no other shares with control=DIR");
        }
        Files.deleteIfExists(socket);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        bind(server, socket);
        if (socket.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
        }
        ControlServer control = new ControlServer(socket, server, handler, releases);
        // No lambdas, each of which costs an application that starts a millisecond.
        control.listener = daemon("molt-control", new Runnable() {
            @Override
            public void run() {
                control.listen();
            }
        });
        Runtime.getRuntime().addShutdownHook(thread("molt-shutdown", new Runnable() {
            @Override
            public void run() {
                control.close();
            }
        }));
        return control;
    }

    private static void bind(ServerSocketChannel server, Path socket) throws IOException {
        try {
            server.bind(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            server.close();
            throw new IOException("the control socket " + socket + " cannot be made: " + e.getMessage()
                    + "; name another, shorter directory with control=DIR");
        }
    }

    /** The socket's path. */
    public Path socket() {
        return socket;
    }

    /** Stops to listen and removes the socket. At its end a JVM waits 0.3 s for a thread that is still listening. */
    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(socket);
            listener.join(CLOSE_MILLIS);
        } catch (IOException e) {
            // Passed over by the command line, and replaced by the next JVM of this number.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** An application that has run out of files or threads for a while is to be reachable again afterwards. */
    private void listen() {
        removeStale();
        boolean told = false;
        while (server.isOpen()) {
            try {
                accept();
                told = false;
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException | OutOfMemoryError e) {
                if (!told) {
                    System.err.println("molt: the control socket " + socket + " cannot be asked at the moment: " + e);
                }
                told = true;
                LockSupport.parkNanos(RETRY_NANOS);
            }
        }
    }

    /** Here, as an application that starts need not wait for it. */
    private void removeStale() {
        try {
            SocketPath.removeStale(socket.getParent());
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            // They are passed over by the command line.
        }
    }

    private void accept() throws IOException {
        SocketChannel client = server.accept();
        try {
            daemon("molt-request", new Connection(client, handler, releases));
        } catch (OutOfMemoryError e) {
            client.close();
            throw e;
        }
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = thread(name, work);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** A thread that inherits nothing from the application. */
    private static Thread thread(String name, Runnable work) {
        Thread thread = new Thread(null, work, name, 0, false);
        thread.setContextClassLoader(ControlServer.class.getClassLoader());
        return thread;
    }
}
