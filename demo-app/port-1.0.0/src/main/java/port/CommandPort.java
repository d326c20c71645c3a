package port;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Takes connections from this machine, and answers each on a thread of its own. */
public final class CommandPort implements AutoCloseable {

    private final String application;
    private final Commands commands;
    private final ServerSocket listener;
    private final Thread taking;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    private CommandPort(String application, Commands commands, ServerSocket listener) {
        this.application = application;
        this.commands = commands;
        this.listener = listener;
        // Not a daemon: the JVM lives as long as somebody can be told something.
        this.taking = new Thread(this::takeConnections, application + "-port");
    }

    /**
     * Takes connections from now on, and says where.
     *
     * @param configuration its {@code port} is the port's number; 0, or none, takes any that is free
     */
    public static CommandPort open(String application, Map<String, Object> configuration, Commands commands) {
        int wanted = Integer.parseInt(String.valueOf(configuration.getOrDefault("port", 0)));
        try {
            // Nobody but this machine: these commands know no passwords.
            ServerSocket listener = new ServerSocket(wanted, 50, InetAddress.getLoopbackAddress());
            CommandPort port = new CommandPort(application, commands, listener);
            System.out.println(application + " listens on " + port.number());
            port.taking.start();
            return port;
        } catch (IOException e) {
            throw new UncheckedIOException(application + " cannot listen on " + wanted + ": " + e.getMessage(), e);
        }
    }

    /** The port in use, also where it was left to the system to choose. */
    public int number() {
        return listener.getLocalPort();
    }

    /** Takes no more connections, and ends those that there are; the port is free then. */
    @Override
    public void close() {
        try {
            listener.close();
            // The port is in use for as long as somebody waits at it.
            taking.join();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void takeConnections() {
        while (!listener.isClosed()) {
            try {
                serve(listener.accept());
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    System.err.println(Thread.currentThread().getName() + ": " + e);
                }
            }
        }
    }

    private void serve(Socket connection) {
        connections.add(connection);
        Thread serving = new Thread(() -> converse(connection), application + "-client-" + connection.getPort());
        serving.setDaemon(true);
        serving.start();
    }

    private void converse(Socket connection) {
        try (connection) {
            new Conversation(connection, commands).run();
        } catch (IOException e) {
            // The client went away; it is nobody's fault and nobody is left to tell.
        } finally {
            connections.remove(connection);
        }
    }
}
