package sockserv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A telnet client for tests; a read that takes ten seconds fails. */
final class Client implements AutoCloseable {

    private final Socket socket;
    private final BufferedReader in;

    Client(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Goes through the dialogue, agreeing to the first character. */
    static Client playing(int port, String name) throws IOException {
        Client client = new Client(port);
        assertEquals("What's your character's name?", client.read());
        client.type(name);
        client.readThrough("Do you agree to these? y/n");
        client.type("y");
        return client;
    }

    void type(String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /** The next line, or null once the server has closed the connection. */
    String read() throws IOException {
        return in.readLine();
    }

    /** All lines up to the first that starts like this, which is the last in the list. */
    List<String> readThrough(String start) throws IOException {
        List<String> lines = new ArrayList<>();
        String line;
        do {
            line = read();
            assertNotNull(line, () -> "closed after " + lines);
            lines.add(line);
        } while (!line.startsWith(start));
        return lines;
    }

    /** Says goodbye, and reads on until the server has closed the connection. */
    void quit() throws IOException {
        type("quit");
        String line = read();
        while (line != null) {
            line = read();
        }
    }

    /** Leaves without a word, not even TCP's. */
    void cutOff() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Leaves by TCP's word; what the server sends can still be read. */
    void hangUp() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
