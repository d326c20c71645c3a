package sockserv;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** The application: keeps twenty acceptors idle, however many are serving. */
public final class SockServ implements AutoCloseable {

    private static final int IDLE = 20;

    private final ServerSocket listener;
    private final AtomicInteger started = new AtomicInteger();

    /** Takes the port, but no connections yet. */
    public SockServ(InetAddress address, int port) throws IOException {
        listener = new ServerSocket(port, 50, address);
    }

    /** Takes connections. */
    public void start() {
        for (int i = 0; i < IDLE; i++) {
            startAcceptor();
        }
    }

    /** The port in use, also where it was left to the system to choose. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Takes no more connections; those that are served go on. */
    @Override
    public void close() throws IOException {
        listener.close();
    }

    /** Starts one more; called by each that has got a connection and so is idle no longer. */
    void startAcceptor() {
        new Thread(new Acceptor(this, listener), "acceptor-" + started.incrementAndGet()).start();
    }
}
