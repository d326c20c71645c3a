package dev.molt.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.eval.NoTools;
import dev.molt.journal.Journal;
import dev.molt.release.ReleaseHandler;
import dev.molt.release.ReleasesOf;
import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a client sends or leaves out, it gets an answer or a closed connection, and the next one is served. */
@Timeout(60)
class ControlServerTest {

    private static final ReleasesOf RELEASES = asker -> Optional.empty();

    private static final String OK = "{\"outcome\":\"ok\",\"history\":[]}\n";

    @TempDir
    private Path folder;

    private ControlServer server;

    @BeforeEach
    void start() throws IOException {
        server = ControlServer.start(folder.resolve("control"), ControlServerTest::handler, RELEASES);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void onlyTheOwnerCanOpenTheSocket() throws IOException {
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(server.socket())));
        UserPrincipal owner = CurrentUser.get();
        UserPrincipal root = lookUp("root");
        assertTrue(Connection.mayAsk(owner, owner));
        assertTrue(Connection.mayAsk(root, lookUp("daemon")));
        assertFalse(Connection.mayAsk(lookUp("daemon"), root));
    }

    @Test
    void aRequestIsAnswered() throws IOException {
        assertEquals(OK, RawClient.ask(server.socket(), RawClient.HISTORY));
    }

    @Test
    void aLastLineWithoutItsEndIsARequest() throws IOException {
        assertEquals(OK, RawClient.ask(server.socket(), RawClient.HISTORY.strip()));
    }

    @Test
    void nonsenseIsAnsweredAndForgotten() throws IOException {
        assertFailed("the request is empty", "");
        assertFailed("the request is empty", "\n");
        assertFailed("the request is empty", "{}\n");
        assertFailed("the request is empty", "null\n");
        assertFailed("the request is no JSON object: ", "}{\n");
        assertFailed("the request is no JSON object: ", "[]\n");
        assertFailed("the request is no JSON object: ", "GET / HTTP/1.1\r\n\r\n");
        assertFailed("the request is no JSON object: ", "{\"command\":\n");
        assertFailed("the request is no JSON object: ", "{\"command\":{}}\n");
        assertFailed("the request is no JSON object: ", "\u0000\u0001\u00ff\n");
        assertFailed("the request is no JSON object: ", "[".repeat(100_000) + "\n");
        assertFailed("this agent knows no command format", "{\"command\":\"format\"}\n");
        assertFailed("the request lacks change", "{\"command\":\"change\"}\n");
        assertFailed("the request lacks its direction", "{\"command\":\"plan\",\"change\":{\"direction\":\"SIDEWAYS\"}}\n");
        assertEquals(OK, RawClient.ask(server.socket(), RawClient.HISTORY));
    }

    @Test
    void aRequestWithoutEndIsNotKeptInMemory() throws IOException {
        try (RawClient client = RawClient.connect(server.socket())) {
            // One byte more than it reads, so that nothing is left unread when it closes.
            client.send("x".repeat(RequestLine.LIMIT + 1));
            assertTrue(client.answer().contains("the request is longer than 1048576 bytes"));
        }
        assertEquals(OK, RawClient.ask(server.socket(), RawClient.HISTORY));
    }

    @Test
    void whoeverSendsNothingHoldsNobodyUp() throws IOException {
        try (RawClient silent = RawClient.connect(server.socket());
                RawClient half = RawClient.connect(server.socket())) {
            half.send("{\"comm");
            assertEquals(OK, RawClient.ask(server.socket(), RawClient.HISTORY));
            half.send("and\":\"history\"}\n");
            assertEquals(OK, half.answer());
            assertTrue(silent.channel().isConnected());
        }
    }

    @Test
    void manyAreServedAtOnce() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(50);
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                answers.add(pool.submit(() -> askWhenThereIsRoom()));
            }
            for (Future<String> answer : answers) {
                assertEquals(OK, answer.get());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void allItsThreadsAreDaemons() throws IOException {
        try (RawClient silent = RawClient.connect(server.socket())) {
            assertEquals(OK, RawClient.ask(server.socket(), RawClient.HISTORY));
            assertTrue(silent.channel().isOpen());
            List<Thread> ours = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().equals("molt-control") || thread.getName().equals("molt-request"))
                    .toList();
            assertTrue(ours.size() >= 2, ours::toString);
            ours.forEach(thread -> assertTrue(thread.isDaemon(), thread::toString));
        }
    }

    @Test
    void aSocketLeftBehindIsReplaced() throws IOException {
        Path socket = server.socket();
        server.close();
        ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(socket))
                .close();
        assertThrows(ConnectException.class, () -> RawClient.ask(socket, RawClient.HISTORY));
        server = ControlServer.start(folder.resolve("control"), ControlServerTest::handler, RELEASES);
        assertEquals(OK, RawClient.ask(socket, RawClient.HISTORY));
    }

    @Test
    void whatGoesWrongInMoltDoesNotComeToTheApplication() throws IOException {
        server.close();
        server = ControlServer.start(folder.resolve("control"), () -> {
            throw new NoClassDefFoundError("not there");
        }, RELEASES);
        assertFailed("java.lang.NoClassDefFoundError: not there", RawClient.HISTORY);
    }

    @Test
    void aSocketThatAnotherJvmOfThisNumberListensOnIsNotTaken() throws IOException {
        String reason = assertThrows(
                        IOException.class,
                        () -> ControlServer.start(folder.resolve("control"), ControlServerTest::handler, RELEASES))
                .getMessage();
        assertEquals(
                "another JVM listens on " + server.socket() + ", in another container as it seems; name a directory that no"
                        + " other shares with control=DIR",
                reason);
        assertEquals(OK, RawClient.ask(server.socket(), RawClient.HISTORY));
    }

    @Test
    void aSocketOfAJvmThatCannotBeSeenIsNotStale() throws IOException {
        Path unseen = SocketPath.of(folder.resolve("control"), 999_999_999);
        try (ServerSocketChannel other = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            other.bind(UnixDomainSocketAddress.of(unseen));
            SocketPath.removeStale(folder.resolve("control"));
            assertTrue(Files.exists(unseen));
        }
        SocketPath.removeStale(folder.resolve("control"));
        assertFalse(Files.exists(unseen));
    }

    @Test
    void closingRemovesTheSocket() {
        server.close();
        assertFalse(Files.exists(server.socket()));
    }

    @Test
    void aPathTooLongForASocketSaysSo() {
        Path deep = folder.resolve("d".repeat(120));
        String reason =
                assertThrows(IOException.class, () -> ControlServer.start(deep, ControlServerTest::handler, RELEASES)).getMessage();
        assertEquals(
                "the control socket " + SocketPath.of(deep, ProcessHandle.current().pid())
                        + " cannot be made: Unix domain path too long; name another, shorter directory with control=DIR",
                reason);
    }

    private String askWhenThereIsRoom() throws IOException {
        while (true) {
            try {
                return RawClient.ask(server.socket(), RawClient.HISTORY);
            } catch (ConnectException e) {
                // The queue of the operating system is full for a moment.
                Thread.onSpinWait();
            }
        }
    }

    private void assertFailed(String reason, String request) throws IOException {
        String answer = RawClient.ask(server.socket(), request);
        assertTrue(answer.startsWith("{\"outcome\":\"failed\",\"failure\":\"" + reason), () -> request + " -> " + answer);
        assertTrue(answer.endsWith("\n"), answer);
    }

    private UserPrincipal lookUp(String name) throws IOException {
        return folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name);
    }

    private static ReleaseHandler handler() {
        return new ReleaseHandler("0.0.0", NoTools.make(), new Journal(Clock.systemUTC(), Optional.empty()));
    }
}
