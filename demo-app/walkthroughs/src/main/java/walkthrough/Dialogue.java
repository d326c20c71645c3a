package walkthrough;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A connection to an application's command port: each line is answered by one line. */
final class Dialogue implements AutoCloseable {

    private static final int DEADLINE_MILLIS = 60_000;

    private final int port;
    private final Socket socket;
    private final BufferedReader in;

    Dialogue(int port) throws IOException {
        this.port = port;
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(DEADLINE_MILLIS);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    int port() {
        return port;
    }

    String ask(String line) throws IOException {
        socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        String answer = in.readLine();
        if (answer == null) {
            throw new IOException("the connection to port " + port + " was closed");
        }
        return answer;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
