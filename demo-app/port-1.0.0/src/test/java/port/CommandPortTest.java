package port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandPortTest {

    @Test
    void eachLineIsAnsweredByOneLine() throws IOException {
        try (CommandPort port = open(Map.of("port", 0L));
                Client client = new Client(port)) {
            assertEquals("say [once, more]", client.ask("  say once   more "));
            assertEquals("two lines", client.ask("two"));
            assertEquals(" []", client.ask(""));
        }
    }

    @Test
    void whatIsThrownIsAnAnswer() throws IOException {
        try (CommandPort port = open(Map.of());
                Client client = new Client(port)) {
            assertEquals("error: it cannot", client.ask("throw"));
            assertEquals("error: a.Gone", client.ask("link"));
            assertEquals("say []", client.ask("say"));
        }
    }

    @Test
    void quitEndsTheConnectionAndNotThePort() throws IOException {
        try (CommandPort port = open(Map.of("port", 0))) {
            try (Client client = new Client(port)) {
                assertNull(client.ask("quit"));
            }
            try (Client client = new Client(port)) {
                assertEquals("say []", client.ask("say"));
            }
        }
    }

    @Test
    void closingEndsTheConnectionsToo() throws IOException {
        CommandPort port = open(Map.of("port", 0));
        try (Client client = new Client(port)) {
            assertEquals("say []", client.ask("say"));
            port.close();
            assertNull(client.read());
            assertThrows(ConnectException.class, () -> new Client(port));
        }
    }

    @Test
    void theNumberMayBeText() {
        try (CommandPort port = open(Map.of("port", "0"))) {
            Map<String, Object> same = Map.of("port", "" + port.number());
            UncheckedIOException refused = assertThrows(UncheckedIOException.class, () -> open(same));
            assertEquals("test cannot listen on " + port.number(), refused.getMessage().replaceAll(": .*", ""));
        }
    }

    private static CommandPort open(Map<String, Object> configuration) {
        return CommandPort.open("test", configuration, CommandPortTest::answer);
    }

    private static String answer(String command, List<String> arguments) {
        return switch (command) {
            case "two" -> "two\nlines";
            case "throw" -> throw new IllegalStateException("it cannot");
            case "link" -> throw new NoClassDefFoundError("a.Gone");
            default -> command + " " + arguments;
        };
    }

    /** A client whose reads fail after ten seconds. */
    private static final class Client implements AutoCloseable {

        private final Socket socket;
        private final BufferedReader in;

        Client(CommandPort port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port.number());
            socket.setSoTimeout(10_000);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        }

        String ask(String line) throws IOException {
            socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            return read();
        }

        String read() throws IOException {
            return in.readLine();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
