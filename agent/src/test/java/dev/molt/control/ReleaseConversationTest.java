package dev.molt.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.eval.NoTools;
import dev.molt.journal.Journal;
import dev.molt.release.Asker;
import dev.molt.release.InstallRequest;
import dev.molt.release.ReleaseHandler;
import dev.molt.release.Releases;
import dev.molt.release.ReleasesForTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is asked over the socket concerning releases comes to the release handler, and its answer back. */
@Timeout(60)
class ReleaseConversationTest {

    @TempDir
    private Path folder;

    private final ReleasesForTests releases = new ReleasesForTests();
    private final List<Asker> askers = new ArrayList<>();
    private Optional<Releases> answering = Optional.of(releases);
    private ControlServer server;

    @BeforeEach
    void start() throws IOException {
        server = ControlServer.start(
                folder.resolve("control"),
                () -> new ReleaseHandler("0.0.0", NoTools.make(), new Journal(Clock.systemUTC(), Optional.empty())),
                asker -> {
                    askers.add(asker);
                    return answering;
                });
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void eachCommandIsAskedForAndAnswered() throws Exception {
        assertEquals(releases.which(), answer(ReleaseCommand.WHICH, null).which());
        assertEquals("ab12", answer(ReleaseCommand.UNPACK, "/b.tar.gz").unpacked().digest());
        assertEquals("checked", answer(ReleaseCommand.CHECK, "B").installation().outcome());
        assertEquals(ReleaseAnswer.done(), answer(ReleaseCommand.CONFIRM, "B"));
        assertEquals("permanent", answer(ReleaseCommand.MAKE_PERMANENT, "B").release().status());
        assertEquals("A", answer(ReleaseCommand.REBOOT_OLD, "A").release().version());
        assertEquals(ReleaseAnswer.done(), answer(ReleaseCommand.REMOVE, "B"));
        assertEquals("unpacked", answer(ReleaseCommand.SET_UNPACKED, "B").release().status());
        assertEquals(ReleaseAnswer.done(), answer(ReleaseCommand.SET_REMOVED, "B"));
        ControlResponse installed = ask(ControlRequest.install(new InstallRequest("B", 60, 5000)));
        assertEquals(releases.install(new InstallRequest("B", 60, 5000)), installed.release().installation());
        assertEquals(
                List.of(
                        "which", "which", "unpack /b.tar.gz", "check B", "confirm B", "make_permanent B", "reboot_old A",
                        "remove B", "set_unpacked B", "set_removed B", "install B 60 5000", "install B 60 5000"),
                releases.asked);
    }

    @Test
    void refusedAndFailedAreTwoThings() throws IOException {
        ControlResponse refused = ask(ControlRequest.of(ReleaseCommand.REMOVE, "C"));
        assertEquals(ControlResponse.REFUSED, refused.outcome());
        assertEquals(List.of("no_release", "no_release"), refused.refused().stream().map(d -> d.code()).toList());
        ControlResponse failed = ask(ControlRequest.install(InstallRequest.of("D")));
        assertEquals(ControlResponse.FAILED, failed.outcome());
        assertEquals("app.A.b threw java.lang.IllegalStateException: no", failed.failure());
    }

    @Test
    void theHandlerIsToldWhoAsks() throws IOException {
        answer(ReleaseCommand.WHICH, null);
        assertEquals(List.of(new Asker(CurrentUser.get().getName(), "socket")), askers);
        assertEquals(Files.getOwner(server.socket()).getName(), askers.get(0).user());
    }

    @Test
    void withoutATargetSystemItIsRefused() throws IOException {
        answering = Optional.empty();
        for (ReleaseCommand command : ReleaseCommand.values()) {
            ControlResponse refused = ask(ControlRequest.of(command, "B"));
            assertEquals(
                    "error: this JVM was not started from a target system\n  cure: start it by bin/start of a target"
                            + " system, or upgrade one application by molt upgrade-app",
                    refused.refused().get(0).text());
            assertEquals("no_root", refused.refused().get(0).code());
        }
    }

    @Test
    void aRequestThatLacksSomethingIsToldSo() throws IOException {
        assertFailed("the request lacks subject", "{\"command\":\"remove\"}");
        assertFailed("the request lacks install", "{\"command\":\"install\",\"subject\":\"B\"}");
        assertFailed("the request lacks its version", "{\"command\":\"install\",\"install\":{}}");
        assertEquals(List.of(), releases.asked);
    }

    @Test
    void whatHasBegunIsFinishedThoughNobodyListens() throws IOException, InterruptedException {
        try (RawClient client = RawClient.connect(server.socket())) {
            client.send("{\"command\":\"install\",\"install\":{\"version\":\"G\"}}\n");
            releases.waiting.await();
        }
        assertFalse(releases.over.getCount() == 0);
        releases.goOn.countDown();
        releases.over.await();
        assertEquals("checked", answer(ReleaseCommand.CHECK, "B").installation().outcome());
    }

    private ReleaseAnswer answer(ReleaseCommand command, String subject) throws IOException {
        ControlResponse response = ask(ControlRequest.of(command, subject));
        assertEquals(ControlResponse.OK, response.outcome(), response::toString);
        return response.release();
    }

    private ControlResponse ask(ControlRequest request) throws IOException {
        return new ControlClient(server.socket()).ask(request);
    }

    private void assertFailed(String reason, String request) throws IOException {
        String answer = RawClient.ask(server.socket(), request + "\n");
        assertTrue(answer.startsWith("{\"outcome\":\"failed\",\"failure\":\"" + reason), answer);
    }
}
