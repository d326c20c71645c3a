package dev.molt.control;

import com.google.gson.Gson;
import com.google.gson.JsonSyntaxException;
import dev.molt.release.Asker;
import dev.molt.release.ReleaseHandler;
import dev.molt.release.ReleasesOf;
import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import jdk.net.ExtendedSocketOptions;

/** Listens on the control socket; each connection is one request, answered on a daemon thread of its own. */
public final class ControlServer implements Closeable {

    private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final long CLOSE_MILLIS = 100;

    private final Path socket;
    private final ServerSocketChannel server;
    private final Function<Asker, Conversation> conversation;

    private volatile Thread listener;

    private ControlServer(Path socket, ServerSocketChannel server, Function<Asker, Conversation> conversation) {
        this.socket = socket;
        this.server = server;
        this.conversation = conversation;
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
        Path socket = SocketPath.of(directory, ProcessHandle.current().pid());
        if (SocketPath.isListenedTo(socket)) {
            throw new IOException("another JVM listens on " + socket
                    + ", in another container as it seems; name a directory that no other shares with control=DIR");
        }
        Files.deleteIfExists(socket);
        SocketPath.removeStale(directory);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        bind(server, socket);
        if (socket.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
        }
        ControlServer control = new ControlServer(
                socket, server, asker -> new Conversation(handler.get(), releases, asker));
        Runtime.getRuntime().addShutdownHook(control.thread("molt-shutdown", control::close));
        control.listener = control.daemon("molt-control", control::listen);
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

    private void accept() throws IOException {
        SocketChannel client = server.accept();
        try {
            daemon("molt-request", () -> serve(client));
        } catch (OutOfMemoryError e) {
            client.close();
            throw e;
        }
    }

    private void serve(SocketChannel client) {
        try (client) {
            if (isOwner(client)) {
                // Not interruptible by the client: an upgrade that has begun is finished, whoever still listens.
                // Made when asked: at the start it would cost the application time, and then memory.
                Gson gson = new Gson();
                String answer = gson.toJson(answer(gson, client)) + "\n";
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(answer);
                while (bytes.hasRemaining()) {
                    client.write(bytes);
                }
            }
        } catch (IOException e) {
            // The client went away; what it asked for is in the journal.
        }
    }

    private ControlResponse answer(Gson gson, SocketChannel client) throws IOException {
        try {
            ControlRequest request = gson.fromJson(RequestLine.read(client), ControlRequest.class);
            return request == null || request.command() == null
                    ? ControlResponse.failed("the request is empty")
                    : conversation.apply(asker(client)).answer(request);
        } catch (JsonSyntaxException e) {
            return ControlResponse.failed("the request is no JSON object: " + e.getMessage());
        } catch (RequestLine.TooLongException e) {
            return ControlResponse.failed("the request is longer than " + RequestLine.LIMIT + " bytes");
        } catch (RuntimeException | Error e) {
            // Let out, it would come to the application's handler of uncaught exceptions, which may end the JVM.
            return ControlResponse.failed(e.toString());
        }
    }

    /** File permissions keep others out already; this also holds where the directory's file system ignores them. */
    private static boolean isOwner(SocketChannel client) throws IOException {
        try {
            return mayAsk(client.getOption(ExtendedSocketOptions.SO_PEERCRED).user(), CurrentUser.get());
        } catch (UnsupportedOperationException | LinkageError e) {
            return true;
        }
    }

    /** Where the platform does not tell, only the owner could open the socket. */
    private static Asker asker(SocketChannel client) throws IOException {
        try {
            return new Asker(client.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName(), Asker.SOCKET);
        } catch (UnsupportedOperationException | LinkageError e) {
            return new Asker(CurrentUser.get().getName(), Asker.SOCKET);
        }
    }

    /** The owner, and who could read and write its memory anyway. */
    static boolean mayAsk(UserPrincipal peer, UserPrincipal owner) {
        return peer.equals(owner) || peer.getName().equals("root");
    }

    private Thread daemon(String name, Runnable work) {
        Thread thread = thread(name, work);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** A thread that inherits nothing from the application. */
    private Thread thread(String name, Runnable work) {
        Thread thread = new Thread(null, work, name, 0, false);
        thread.setContextClassLoader(ControlServer.class.getClassLoader());
        return thread;
    }
}
