package real.server;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Libraries are no servers: this one answers a line by a line, each connection on a thread of its own. */
final class Lines {

    private Lines() {}

    /** What one connection asks; closed with it. */
    interface Session extends Closeable {

        String answer(String line) throws Exception;

        @Override
        default void close() throws IOException {}
    }

    /** Serves until the standard input ends. */
    static void serve(Supplier<Session> sessions) throws IOException {
        try (ServerSocket listening = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            Thread acceptor = new Thread(() -> accept(listening, sessions), "acceptor");
            acceptor.setDaemon(true);
            acceptor.start();
            Listening.until(listening.getLocalPort());
        }
    }

    private static void accept(ServerSocket listening, Supplier<Session> sessions) {
        try {
            for (int i = 0; ; i++) {
                Socket socket = listening.accept();
                Thread session = new Thread(() -> run(socket, sessions.get()), "session " + i);
                session.setDaemon(true);
                session.start();
            }
        } catch (IOException e) {
            // The program ends.
        }
    }

    private static void run(Socket socket, Session session) {
        try (socket; session;
                BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                PrintWriter out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.println(session.answer(line));
            }
        } catch (Exception e) {
            e.printStackTrace();
        }
    }
}
