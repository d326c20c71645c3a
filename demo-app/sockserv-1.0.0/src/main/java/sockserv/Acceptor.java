package sockserv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;

/** Waits for one connection and serves it to its end. */
final class Acceptor implements Runnable {

    private final SockServ server;
    private final ServerSocket listener;

    Acceptor(SockServ server, ServerSocket listener) {
        this.server = server;
        this.listener = listener;
    }

    @Override
    public void run() {
        Socket connection;
        try {
            connection = listener.accept();
        } catch (IOException e) {
            if (!listener.isClosed()) {
                System.err.println(Thread.currentThread().getName() + ": " + e);
            }
            return;
        }
        server.startAcceptor();
        try (Screen screen = new Screen(connection)) {
            new Session(screen).run();
        } catch (IOException | UncheckedIOException e) {
            // The client went away; it is nobody's fault and nobody is left to tell.
        }
    }
}
