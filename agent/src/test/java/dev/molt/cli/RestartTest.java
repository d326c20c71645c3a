package dev.molt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.molt.control.ControlServer;
import dev.molt.eval.NoTools;
import dev.molt.journal.Journal;
import dev.molt.release.ReleaseHandler;
import dev.molt.release.ReleaseReport;
import dev.molt.release.Releases;
import dev.molt.release.ReleasesForTests;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A command that makes a JVM start anew waits for the next one, and tells what became of the rest. */
@Timeout(60)
class RestartTest {

    private static final long OLD = 1;

    @TempDir
    private Path root;

    private final List<ControlServer> servers = new ArrayList<>();
    private final ReleasesForTests old = new ReleasesForTests();

    @BeforeEach
    void startOld() throws IOException {
        Files.createDirectory(root.resolve("releases"));
        start(OLD, old, journal());
    }

    @AfterEach
    void stop() {
        servers.forEach(ControlServer::close);
    }

    @Test
    void itTellsWhichReleaseRunsThen() throws Exception {
        Future<Ran> install = molt("install", "E");
        restart(2, "E", journal());
        Ran ran = install.get();
        assertEquals(0, ran.exit(), ran::toString);
        assertTrue(ran.out().contains("\nrelease E runs now (was A), and the JVM starts anew with it: faster peas\n"), ran.out());
        assertTrue(ran.out().endsWith("\nprocess 2 runs release E (current)\n"), ran.out());
    }

    @Test
    void theRestOfTheScriptIsWaitedFor() throws Exception {
        Future<Ran> install = molt("install", "F");
        Journal journal = journal();
        journal.begin(1, "A -> F");
        restart(2, "F", journal);
        journal.write(1, "apply: {module: a.B}", "ok", "");
        journal.write(1, "end", "ok", "A -> F");
        journal.write(1, "continue_after_restart", "ok", "F");
        Ran ran = install.get();
        assertEquals(0, ran.exit(), ran::toString);
        assertTrue(
                ran.out().contains("\nthe JVM starts anew on the way from release A to F, and the rest is done then"),
                ran.out());
        assertTrue(ran.out().contains("\nprocess 2 runs release F (current)\n  UPGRADE  TIME"), ran.out());
        assertTrue(ran.out().endsWith("  ok       continue_after_restart -- F\n"), ran.out());
    }

    @Test
    void whatWasUndoneThenHasFailed() throws Exception {
        Future<Ran> install = molt("install", "F");
        Journal journal = journal();
        journal.write(1, "end", "undone", "A -> F: no");
        journal.write(1, "continue_after_restart", "failed", "F: no");
        restart(2, "A", journal);
        Ran ran = install.get();
        assertEquals(new Ran(4, ran.out(), "failed: release F does not run\n"), ran);
        assertTrue(ran.out().contains("\nprocess 2 runs release A (current)\n"), ran.out());
    }

    @Test
    void aSecondRestartMeansThatTheRestWasGivenUp() throws Exception {
        Future<Ran> install = molt("install", "F");
        ReleasesForTests hybrid = new ReleasesForTests();
        old.over.await();
        servers.get(0).close();
        Files.deleteIfExists(socket(OLD));
        start(2, hybrid, journal());
        while (!hybrid.asked.contains("which")) {
            Thread.onSpinWait();
        }
        servers.get(1).close();
        Files.delete(socket(2));
        start(3, running("A"), journal());
        Ran ran = install.get();
        assertEquals(new Ran(4, ran.out(), "failed: release F does not run\n"), ran);
        assertTrue(ran.out().endsWith("\nprocess 3 runs release A (current)\n"), ran.out());
    }

    @Test
    void aJvmOfTheSameNumberIsTheNextOneOnceTheOldOneWasSeenToGo() throws Exception {
        Future<Ran> install = molt("install", "E");
        old.over.await();
        servers.get(0).close();
        breakOff();
        start(OLD, running("E"), journal());
        Ran ran = install.get();
        assertEquals(0, ran.exit(), ran::toString);
        assertTrue(ran.out().endsWith("\nprocess 1 runs release E (current)\n"), ran.out());
    }

    @Test
    void theOldJvmIsNotTakenForTheNextOneWhileItStillAnswers() throws Exception {
        Future<Ran> install = molt("install", "E");
        while (!old.asked.contains("which")) {
            Thread.onSpinWait();
        }
        restart(2, "E", journal());
        assertTrue(install.get().out().endsWith("\nprocess 2 runs release E (current)\n"), install.get().out());
    }

    @Test
    void rebootOldWaitsToo() throws Exception {
        Future<Ran> reboot = molt("reboot_old", "A");
        restart(2, "A", journal());
        assertEquals(
                new Ran(
                        0,
                        "release A is permanent, and the JVM starts anew with it\nprocess 2 runs release A (current)\n",
                        ""),
                reboot.get());
    }

    @Test
    void aConnectionThatBreaksIsARestart() throws Exception {
        servers.get(0).close();
        Future<Ran> install;
        Files.delete(socket(OLD));
        try (ServerSocketChannel breaking = bind()) {
            install = molt("install", "E");
            breaking.accept().close();
        }
        Files.delete(socket(OLD));
        start(2, running("E"), journal());
        Ran ran = install.get();
        assertEquals(new Ran(0, "process 2 runs release E (current)\n", ""), ran);
    }

    @Test
    void nobodyNeedsToWait() throws Exception {
        assertEquals(0, molt("install", "E", "--wait", "0").get().exit());
        assertEquals(
                "release A is permanent, and the JVM starts anew with it\n", molt("reboot_old", "A", "--wait", "0").get().out());
    }

    @Test
    void aJvmThatDoesNotComeBackIsTold() throws Exception {
        Future<Ran> install = molt("install", "E", "--wait", "1s");
        Ran ran = install.get();
        assertEquals(5, ran.exit());
        assertEquals(
                "molt: no JVM started anew from " + root + " within 1 s; look into " + root.resolve("log") + "\n", ran.err());
    }

    @Test
    void programsGetBothParts() throws Exception {
        Future<Ran> install = molt("install", "E", "--json");
        restart(2, "E", journal());
        JsonObject json = JsonParser.parseString(install.get().out()).getAsJsonObject();
        assertEquals("restarts", json.getAsJsonObject("installation").get("outcome").getAsString());
        JsonObject restart = json.getAsJsonObject("restart");
        assertEquals(List.of("pid", "complete", "which", "history"), List.copyOf(restart.keySet()));
        assertEquals(2, restart.get("pid").getAsLong());
    }

    private void restart(long pid, String version, Journal journal) throws Exception {
        old.over.await();
        servers.get(0).close();
        Files.deleteIfExists(socket(OLD));
        start(pid, running(version), journal);
    }

    /** Takes a request, and ends. */
    private void breakOff() throws IOException {
        Files.deleteIfExists(socket(OLD));
        try (ServerSocketChannel breaking = bind()) {
            breaking.accept().close();
        }
        Files.delete(socket(OLD));
    }

    private ServerSocketChannel bind() throws IOException {
        return ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket(OLD)));
    }

    /** A socket of a number of its own, as another process would have it. */
    private void start(long pid, Releases releases, Journal journal) throws IOException {
        Path aside = Files.createTempDirectory("molt-aside");
        Files.setPosixFilePermissions(aside, PosixFilePermissions.fromString("rwx------"));
        ControlServer server = ControlServer.start(
                aside, () -> new ReleaseHandler("0.0.0", NoTools.make(), journal), asker -> Optional.of(releases));
        servers.add(server);
        if (!Files.exists(root.resolve("run"))) {
            Files.createDirectory(
                    root.resolve("run"),
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        }
        Files.move(server.socket(), socket(pid));
        Files.delete(aside);
    }

    private Path socket(long pid) {
        return root.resolve("run").resolve(pid + ".sock");
    }

    private static Journal journal() {
        return new Journal(Clock.systemUTC(), Optional.empty());
    }

    /** Only tells that a release runs. */
    private static Releases running(String version) {
        return (Releases) Proxy.newProxyInstance(
                Releases.class.getClassLoader(), new Class<?>[] {Releases.class}, (proxy, method, arguments) -> {
                    assertEquals("which", method.getName());
                    return List.of(new ReleaseReport("mysystem", version, "current", List.of()));
                });
    }

    private Future<Ran> molt(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--root", root.toString()));
        return CompletableFuture.supplyAsync(() -> {
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            int exit = new Main(key -> null, Optional.empty())
                    .execute(new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
            return new Ran(exit, out.toString(), err.toString());
        }, task -> new Thread(task).start());
    }
}
