package sockserv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** The client's terminal: lines out, lines in. */
final class Screen implements AutoCloseable {

    private final Socket connection;
    private final OutputStream out;
    private final BufferedReader in;

    Screen(Socket connection) throws IOException {
        this.connection = connection;
        out = connection.getOutputStream();
        in = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Shows a line; the session and the player's thread both do. */
    synchronized void show(String line) {
        try {
            // Telnet wants both characters at a line's end; nc does not mind.
            out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next line, or null once the client is gone. */
    String read() throws IOException {
        try {
            return in.readLine();
        } catch (SocketException e) {
            // Cut off in the middle of something; it is gone all the same.
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
