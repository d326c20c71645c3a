package real;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A connection on which each line is answered by one. */
final class LineConnection implements Closeable {

    private static final int SECONDS = 20;

    private final Socket socket;
    private final BufferedReader in;
    private final PrintWriter out;

    LineConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(SECONDS * 1000);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    String ask(String line) throws IOException {
        out.println(line);
        String answer = in.readLine();
        if (answer == null) {
            throw new IOException("the connection was closed");
        }
        return answer;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
