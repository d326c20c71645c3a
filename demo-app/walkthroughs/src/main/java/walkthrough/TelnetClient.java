package walkthrough;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One connection to the game; a line that does not come within ten seconds is an error. */
final class TelnetClient implements AutoCloseable {

    private static final int DEADLINE_MILLIS = 10_000;

    private final String name;
    private boolean shown;
    private final Socket socket;
    private final BufferedReader in;

    /**
     * Connects.
     *
     * @param shown whether what it sees is printed
     */
    TelnetClient(int port, String name, boolean shown) throws IOException {
        this.name = name;
        this.shown = shown;
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(DEADLINE_MILLIS);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    String name() {
        return name;
    }

    /** Of this end of the connection. */
    int port() {
        return socket.getLocalPort();
    }

    /** Prints no more. */
    void hide() {
        shown = false;
    }

    /** Goes through the dialogue, and rolls twice. */
    void play() throws IOException {
        readThrough("What's your character's name?");
        type(name);
        readThrough("Do you agree to these? y/n");
        type("n");
        readThrough("Do you agree to these? y/n");
        type("y");
    }

    /** Reads on to the next kill. */
    Kill nextKill() throws IOException {
        Optional<Kill> kill = Optional.empty();
        while (kill.isEmpty()) {
            kill = Kill.in(read());
        }
        return kill.get();
    }

    /** Reads all that has arrived, so that what is read after it came after it. */
    void catchUp() throws IOException {
        while (in.ready()) {
            read();
        }
    }

    /** Says goodbye, and throws unless the server then closes the connection. */
    void quit() throws IOException {
        type("quit");
        try {
            while (true) {
                read();
            }
        } catch (EOFException e) {
            // That is what is wanted.
        }
    }

    /** Leaves without a word. */
    void vanish() {
        close();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readThrough(String expected) throws IOException {
        while (!read().equals(expected)) {
            continue;
        }
    }

    /** The next line. */
    String read() throws IOException {
        String line = in.readLine();
        if (line == null) {
            throw new EOFException("connection of " + name + " closed by the server");
        }
        print(line);
        return line;
    }

    private void type(String line) throws IOException {
        print(line);
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private void print(String line) {
        if (shown) {
            System.out.println(name + "| " + line);
        }
    }
}
