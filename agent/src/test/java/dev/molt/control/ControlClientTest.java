package dev.molt.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.molt.journal.Progress;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command line believes nobody but Molt. */
@Timeout(60)
class ControlClientTest {

    private final List<Progress> heard = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void anAnswerIsRead() throws Exception {
        assertEquals("why not", askOneWhoAnswers("{\"outcome\":\"failed\",\"failure\":\"why not\"}\n").failure());
    }

    @Test
    void progressIsToldBeforeTheAnswer() throws Exception {
        String progress = "{\"progress\":{\"upgrade\":1,\"phase\":\"walk\",\"began\":\"2026-01-01T12:00:00Z\"}}\n";
        assertEquals("why not", askOneWhoAnswers(progress + "{\"outcome\":\"failed\",\"failure\":\"why not\"}\n").failure());
        assertEquals(List.of(new Progress(1, "walk", "2026-01-01T12:00:00Z", null, null, null)), heard);
        assertEquals("the JVM closed the connection without an answer", refusal(progress));
    }

    @Test
    void whatIsNoAnswerIsShown() {
        assertEquals("this is no answer of Molt: 220 smtp ready", refusal("220 smtp ready\n"));
        assertEquals("this is no answer of Molt: {}", refusal("{}\n"));
        assertEquals("this is no answer of Molt: null", refusal("null\n"));
        assertEquals("the JVM closed the connection without an answer", refusal(""));
    }

    private String refusal(String answer) {
        return assertThrows(IOException.class, () -> askOneWhoAnswers(answer)).getMessage();
    }

    private ControlResponse askOneWhoAnswers(String answer) throws Exception {
        Path socket = folder.resolve("s" + System.nanoTime());
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            Thread answering = new Thread(() -> answer(server, answer));
            answering.start();
            try {
                return new ControlClient(socket).ask(new ControlRequest("status", null), heard::add);
            } finally {
                answering.join();
            }
        }
    }

    private static void answer(ServerSocketChannel server, String answer) {
        try (SocketChannel client = server.accept()) {
            RequestLine.read(client);
            client.write(StandardCharsets.UTF_8.encode(answer));
        } catch (IOException | RequestLine.TooLongException e) {
            throw new AssertionError(e);
        }
    }
}
