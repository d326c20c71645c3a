package dev.molt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.molt.control.ControlServer;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.eval.NoTools;
import dev.molt.journal.Journal;
import dev.molt.release.ReleaseHandler;
import dev.molt.release.Releases;
import dev.molt.release.ReleasesForTests;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands about a target system: answered by its JVM, or by its files where none runs. */
@Timeout(60)
class RootCommandsTest {

    @TempDir
    private Path root;

    private final ReleasesForTests live = new ReleasesForTests();
    private final ReleasesForTests files = new ReleasesForTests();
    private final Journal journal = new Journal(Clock.systemUTC(), Optional.empty());
    private final List<ControlServer> servers = new ArrayList<>();
    private Optional<OfflineReleases> offline = Optional.of(root -> files);

    @BeforeEach
    void makeRoot() throws IOException {
        Files.createDirectory(root.resolve("releases"));
    }

    @AfterEach
    void stop() {
        servers.forEach(ControlServer::close);
    }

    @Test
    void whichIsATable() throws IOException {
        start();
        assertEquals(
                new Ran(
                        0,
                        """
                          RELEASE   VERSION  STATUS     APPLICATIONS
                          mysystem  B        current    pea-1.1, regis-1.0.0
                          mysystem  A        permanent  pea-1.0, regis-1.0.0
                        """,
                        ""),
                molt("which"));
        assertEquals(
                """
                  RELEASE   VERSION  STATUS     APPLICATIONS
                  mysystem  A        permanent  pea-1.0, regis-1.0.0
                """,
                molt("which", "permanent").out());
        assertEquals("no release is old\n", molt("which", "old").out());
        assertEquals(
                "A",
                JsonParser.parseString(molt("which", "permanent", "--json").out())
                        .getAsJsonArray().get(0).getAsJsonObject().get("version").getAsString());
    }

    @Test
    void anInstallationTellsWhatItDid() throws IOException {
        start();
        assertEquals(
                new Ran(
                        0,
                        """
                          pea 1.0 -> 1.1
                            load pea.Pea
                            add pea.Pod (not loaded yet)
                        release B runs now (was A): faster peas
                          3 loaded classes redefined, 643 ms
                          suspended for 55 ms; changed: 20 pea.Pea
                          stayed in old code: "t" stays at pea.Pea.run
                          verified: call pea.Pea.healthy
                          it is undone unless somebody says within 60 s: molt confirm B
                          a restart starts it once somebody says: molt make_permanent B
                        """,
                        ""),
                molt("install", "B", "--confirm-within", "1m", "--suspend-timeout", "2500ms"));
        assertEquals(List.of("install B 60 2500"), live.asked);
        JsonObject json = JsonParser.parseString(molt("install", "B", "--json").out()).getAsJsonObject();
        assertEquals(Set.of("installation"), json.keySet());
        assertEquals("installed", json.getAsJsonObject("installation").get("outcome").getAsString());
    }

    @Test
    void aCheckTellsWhatWouldBe() throws IOException {
        start();
        assertEquals(
                new Ran(
                        0,
                        """
                        A -> B: faster peas
                          pea 1.0 -> 1.1
                            load  pea.Pea  loaded          field added
                            add   pea.Pod  not loaded yet  new
                          container pea.PeaSup starts pod
                        script:
                          - point_of_no_return
                        """,
                        ""),
                molt("check", "B"));
        Ran refused = molt("check", "C");
        assertEquals(3, refused.exit());
        assertEquals("error: no way to C\n  cure: write one\nrefused: 1 error; nothing was touched\n", refused.err());
        assertEquals(3, molt("check", "C", "--json").exit());
    }

    @Test
    void theOthersSayThatItIsDone() throws IOException {
        start();
        assertEquals("release B is confirmed\n", molt("confirm", "B").out());
        assertEquals("release B is permanent: a restart starts it\n", molt("make_permanent", "B").out());
        assertEquals("release B is removed\n", molt("remove", "B").out());
        assertEquals("release B is known, and unpacked\n", molt("set_unpacked", "B").out());
        assertEquals("release B is known no more; its files are left alone\n", molt("set_removed", "B").out());
        String archive = root.resolve("b.tar.gz").toString();
        assertEquals(
                "mysystem B is unpacked\n  SHA-256 of the archive: ab12\n  not signed\n",
                molt("unpack", Path.of("").toAbsolutePath().relativize(Path.of(archive)).toString()).out());
        assertEquals("unpack " + archive, live.asked.get(live.asked.size() - 1));
        assertEquals("{\n  \"removed\": \"B\"\n}\n", molt("remove", "B", "--json").out());
        assertEquals(
                "permanent",
                JsonParser.parseString(molt("make_permanent", "B", "--json").out())
                        .getAsJsonObject().get("status").getAsString());
    }

    @Test
    void whatIsRefusedOrFailsSaysWhy() throws IOException {
        start();
        String refused = "error: C is not to be had\n  cure: name another\nerror: nor anything like it\n"
                + "  cure: look at molt which\nrefused: 2 errors; nothing was touched\n";
        for (String command : List.of(
                "install", "confirm", "make_permanent", "reboot_old", "remove", "set_unpacked", "set_removed")) {
            assertEquals(new Ran(3, "", refused), molt(command, "C"), command);
        }
        assertEquals(
                new Ran(4, "", "failed: app.A.b threw java.lang.IllegalStateException: no\n"), molt("install", "D"));
        assertEquals("{\n  \"failed\": \"app.A.b threw java.lang.IllegalStateException: no\"\n}\n",
                molt("install", "D", "--json").out());
    }

    @Test
    void whereNoJvmRunsTheFilesAnswerWhatTheyCan() throws IOException {
        molt("which");
        molt("unpack", "/b.tar.gz");
        molt("remove", "B");
        molt("set_unpacked", "B");
        molt("set_removed", "B");
        assertEquals(
                List.of("which", "unpack /b.tar.gz", "remove B", "set_unpacked B", "set_removed B"), files.asked);
        Ran nobody = new Ran(5, "", "molt: no JVM runs from " + root + "; start one by " + root + "/bin/start\n");
        for (String command : List.of("check", "install", "confirm", "make_permanent", "reboot_old")) {
            assertEquals(nobody, molt(command, "B"), command);
        }
        offline = Optional.empty();
        assertEquals(nobody, molt("which"));
        offline = Optional.of(directory -> {
            throw new RefusedException(Diagnostic.error("no_root", null, directory + " is none", "name one"));
        });
        assertEquals(
                new Ran(3, "", "error: " + root + " is none\n  cure: name one\nrefused: 1 error; nothing was touched\n"),
                molt("which"));
    }

    @Test
    void aSocketThatAKilledJvmLeftIsPassedOver() throws IOException {
        start();
        Files.move(servers.get(0).socket(), root.resolve("run/1.sock"));
        servers.get(0).close();
        assertEquals(0, molt("remove", "B").exit());
        assertEquals(List.of("remove B"), files.asked);
    }

    @Test
    void aDirectoryThatOthersCanEnterIsNotTrusted() throws IOException {
        start();
        Files.setPosixFilePermissions(root.resolve("run"), PosixFilePermissions.fromString("rwxrwxrwx"));
        Ran ran = molt("which");
        assertEquals(5, ran.exit());
        assertTrue(ran.err().startsWith("molt: the control directory " + root + "/run belongs to "), ran.err());
    }

    @Test
    void theRootIsTakenFromTheEnvironmentIfNotGiven() throws IOException {
        start();
        assertEquals(0, run(Map.of("MOLT_ROOT", root.toString()), "remove", "B").exit());
        Ran none = run(Map.of("MOLT_ROOT", " "), "remove", "B");
        assertEquals(2, none.exit());
        assertTrue(
                none.err().startsWith("Missing required option: '--root=DIR'; or set the environment variable MOLT_ROOT\n"),
                none.err());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            which old old                       | Unmatched argument at index
            which olt                           | there is no status 'olt'; write old
            which fine                          | there is no status 'fine'; use one of unpacked, current, permanent, old
            install                             | Missing required parameter: 'VSN'
            install B --confirm-within 60       | Invalid value for option '--confirm-within': '60' is not a time such as 60s, 500ms, 5m or 2h
            install B --confirm-within 1500ms   | Invalid value for option '--confirm-within': 1500ms is not a number of whole seconds
            install B --wait soon               | Invalid value for option '--wait': 'soon' is not a time such as
            makepermanent B                     | Did you mean: molt make_permanent
            unpack                              | Missing required parameter: 'ARCHIVE'
            """)
    void aWrongCommandLineSaysWhatIsWrong(String line, String told) {
        Ran ran = molt(line.split(" "));
        assertEquals(2, ran.exit(), ran::err);
        assertTrue(ran.err().contains(told), ran.err());
        assertEquals(List.of(), files.asked);
    }

    @Test
    void aDirectoryThatIsNoRootIsNamed() throws IOException {
        Files.delete(root.resolve("releases"));
        assertTrue(molt("which").err().startsWith(root + " is not the root of a target system: it has no folder releases"));
        Ran none = run(Map.of(), "which", "--root", root.resolve("none").toString());
        assertEquals(2, none.exit());
        assertTrue(none.err().startsWith("there is no directory " + root.resolve("none")), none.err());
    }

    /** Starts a JVM, as it were. */
    private ControlServer start() throws IOException {
        return start(live);
    }

    private ControlServer start(Releases releases) throws IOException {
        ControlServer server = ControlServer.start(
                root.resolve("run"),
                () -> new ReleaseHandler("0.0.0", NoTools.make(), journal),
                asker -> Optional.of(releases));
        servers.add(server);
        return server;
    }

    private Ran molt(String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of("--root", root.toString()));
        return run(Map.of(), all.toArray(String[]::new));
    }

    private Ran run(Map<String, String> environment, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = new Main(environment::get, offline)
                .execute(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Ran(exit, out.toString(), err.toString());
    }
}
