package dev.molt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.molt.appup.RelupReader;
import dev.molt.code.ApplicationJars;
import dev.molt.diag.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code molt relup --release}: the relup file of a release, from descriptors and jars. */
class ReleaseRelupTest {

    private static final String APPUP = """
            application: db
            version: "1.1"
            up: [{from: "1.0", instructions: [{load_module: db.Db}]}]
            down: [{to: "1.0", instructions: [{load_module: db.Db}]}]
            """;

    private static final String RELUP = """
            # Written by molt relup. It follows from the upgrade files: change those, not this.
            release: sys
            version: TWO
            up:
              - from: ONE
                description: "db 1.0 -> 1.1"
                script:
                  - load_object_code: {application: db, version: "1.1", modules: [db.Db]}
                  - point_of_no_return
                  - load: {module: db.Db, pre_purge: brutal_purge, post_purge: brutal_purge}
            down:
              - to: ONE
                description: "db 1.1 -> 1.0"
                script:
                  - load_object_code: {application: db, version: "1.0", modules: [db.Db]}
                  - point_of_no_return
                  - load: {module: db.Db, pre_purge: brutal_purge, post_purge: brutal_purge}
            """;

    @TempDir
    private Path folder;

    private Path lib;
    private String one;
    private String two;

    @BeforeEach
    void build() throws IOException {
        lib = folder.resolve("lib");
        db("1.0", 1, "");
        db("1.1", 2, APPUP);
        ApplicationJars.application(lib.resolve("fe-1.0.jar"), "fe", "1.0", "package fe; class Fe { }", "");
        one = release("ONE", "", "db 1.0", "fe 1.0");
        two = release("TWO", "", "db 1.1", "fe 1.0");
    }

    private Path db(String version, int value, String appup) throws IOException {
        String source = "package db; class Db { int v() { return " + value + "; } }";
        return ApplicationJars.application(lib.resolve("db-" + version + "/any.jar"), "db", version, source, appup);
    }

    private String release(String version, String keys, String... applications) throws IOException {
        StringBuilder text = new StringBuilder("release: sys\nversion: " + version + "\n" + keys + "applications:\n");
        for (String application : applications) {
            String[] words = application.split(" ");
            text.append("  - {application: ").append(words[0]).append(", version: \"").append(words[1]).append("\"}\n");
        }
        Path file = folder.resolve(version + "/release.yaml");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text).toString();
    }

    private Ran relup(String... more) {
        String[] usual = {"relup", "--release", two, "--from", one, "--lib", lib.toString()};
        String[] all = Arrays.copyOf(usual, usual.length + more.length);
        System.arraycopy(more, 0, all, usual.length, more.length);
        return Ran.molt(all);
    }

    @Test
    void itIsPrintedInBothDirectionsAndNothingIsWritten() throws Exception {
        assertEquals(new Ran(0, RELUP, ""), relup());
        assertFalse(Files.exists(Path.of("relup.yaml")));
    }

    @Test
    void itIsWrittenWhereAskedAndCanBeRead() throws Exception {
        Path file = folder.resolve("TWO/relup.yaml");
        assertEquals(new Ran(0, RELUP, ""), relup("--output", file.toString()));
        assertEquals(RELUP, Files.readString(file));
        assertEquals(3, RelupReader.read(new Source("relup.yaml", RELUP)).up().get(0).script().size());
        assertEquals(0, relup("--output", file.toString()).exit(), "it may be written again");
    }

    @Test
    void aFolderThatIsNotThereIsNotMade() {
        Path file = folder.resolve("none/relup.yaml");
        assertEquals(
                new Ran(3, "", "error: " + file + " cannot be written: there is no folder " + file.getParent()
                        + "\n  cure: make the folder\nrefused: 1 error; nothing was touched\n"),
                relup("--output", file.toString()));
    }

    @Test
    void theWaysBackAreThoseUpUnlessTheyAreNamed() throws Exception {
        assertFalse(relup("--up-only").out().contains("down:"));
        String zero = release("ZERO", "", "db 1.0");
        String out = relup("--to", zero).out();
        assertTrue(out.contains("  - from: ONE\n") && out.contains("  - to: ZERO\n"), out);
        assertFalse(out.contains("  - to: ONE\n"), out);
    }

    @Test
    void aRestartIsLastWhereItIsAskedFor() {
        String out = relup("--restart-emulator").out();
        assertEquals(2, out.lines().filter(line -> line.equals("      - restart_emulator")).count(), out);
        assertTrue(out.endsWith("- restart_emulator\n"), out);
    }

    @Test
    void programsGetTheScriptsAsLines() {
        Ran ran = relup("--json");
        JsonObject written = JsonParser.parseString(ran.out()).getAsJsonObject();
        assertEquals(Set.of("release", "version", "up", "down", "warnings"), written.keySet());
        JsonObject up = written.getAsJsonArray("up").get(0).getAsJsonObject();
        assertEquals(Set.of("version", "description", "script"), up.keySet());
        assertEquals("- point_of_no_return", up.getAsJsonArray("script").get(1).getAsString());
    }

    @Test
    void anotherVersionInTheJarThanTheReleaseSaysIsRefused() throws IOException {
        Path jar = ApplicationJars.application(lib.resolve("db-1.1/any.jar"), "db", "1.2", "package db; class Db { }", "");
        assertEquals(
                new Ran(
                        3,
                        "",
                        two + ":4:32: error: " + jar + """
                         holds db 1.2, not 1.1
                            - {application: db, version: "1.1"}
                                                         ^
                          cure: write version: "1.2", or put the jar of 1.1 there
                        refused: 1 error; nothing was touched
                        """),
                relup());
    }

    @Test
    void everyApplicationThatIsMissingIsTold() throws IOException {
        two = release("TWO", "", "db 1.1", "fe 2.0", "x 1.0");
        Files.copy(lib.resolve("db-1.1/any.jar"), lib.resolve("db-1.1/other.jar"));
        Ran ran = relup();
        assertEquals(3, ran.exit());
        assertTrue(ran.err().contains(": error: " + lib.resolve("db-1.1") + " holds 2 jars\n"), ran.err());
        assertTrue(ran.err().contains(":5:19: error: there is no fe-2.0/*.jar and no fe-2.0.jar in " + lib + "\n"));
        assertTrue(ran.err().endsWith("refused: 3 errors; nothing was touched\n"), ran.err());
    }

    @Test
    void aBrokenUpgradeFileIsToldWhereItIsBrokenAndOnlyIfItIsNeeded() throws IOException {
        Path jar = db("1.1", 2, APPUP.replace("load_module", "load_modul"));
        assertEquals(
                new Ran(
                        3,
                        "",
                        jar + """
                        !/META-INF/molt/appup.yaml:3:36: error: there is no instruction "load_modul"
                          up: [{from: "1.0", instructions: [{load_modul: db.Db}]}]
                                                             ^
                          cure: write load_module
                        """
                                + jar + """
                        !/META-INF/molt/appup.yaml:4:36: error: there is no instruction "load_modul"
                          down: [{to: "1.0", instructions: [{load_modul: db.Db}]}]
                                                             ^
                          cure: write load_module
                        refused: 2 errors; nothing was touched
                        """),
                relup());
        one = release("ONE", "", "db 1.1");
        assertEquals(0, relup().exit());
    }

    @Test
    void aBrokenFileOfTheOlderVersionIsNobodysBusiness() throws IOException {
        db("1.0", 1, "application: db\n");
        assertEquals(new Ran(0, RELUP, ""), relup());
    }

    @Test
    void aVersionWithoutChangesIsWarnedOfOrRefused() throws IOException {
        db("1.1", 1, "");
        String warning = """
                :4:32: %s: no class of db differs between 1.%d and 1.%d
                    - {application: db, version: "1.1"}
                                                 ^
                  cure: keep the version, unless something else in the jar changed
                """;
        Ran ran = relup("--up-only");
        assertEquals(0, ran.exit());
        assertEquals(two + warning.formatted("warning", 0, 1), ran.err());
        assertTrue(ran.out().contains("- point_of_no_return\n"), ran.out());
        Path file = folder.resolve("relup.yaml");
        assertEquals(
                new Ran(
                        3, "", two + warning.formatted("error", 0, 1) + "refused: 1 error; nothing was touched\n"),
                relup("--up-only", "--warnings-as-errors", "--output", file.toString()));
        assertFalse(Files.exists(file));
    }

    @Test
    void anApplicationComesBehindThoseThatItNeeds() throws IOException {
        ApplicationJars.application(lib.resolve("web-1.0.jar"), "web", "1.0", "package web; class Web { }", "");
        ApplicationJars.write(lib.resolve("web-1.0.jar"), "package web; class Web { }", Map.of(
                "META-INF/molt/application.yaml", "application: web\nversion: \"1.0\"\napplications: [fe]\n"));
        one = release("ONE", "", "db 1.0");
        two = release("TWO", "", "db 1.0", "web 1.0", "fe 1.0");
        String out = relup("--up-only").out();
        assertTrue(out.contains("description: \"adds fe 1.0, adds web 1.0\""), out);
        two = release("TWO", "", "db 1.0", "web 1.0");
        Ran without = relup("--up-only");
        assertEquals(3, without.exit());
        assertTrue(
                without.err().startsWith(two
                        + ":5:19: error: web needs fe to be started before it, which is not in the release\n"),
                without.err());
    }

    @Test
    void whatTheCommandLineLacksOrMixesIsTold() {
        assertEquals("Missing required parameter: 'FILE', or option '--release=RELEASE'", firstLine("relup"));
        assertEquals("Missing required option: '--release=RELEASE'", firstLine("relup", "--lib", "x"));
        assertEquals("Missing required option: '--from=RELEASE'", firstLine("relup", "--release", two));
        assertEquals("Missing required option: '--lib=DIR'", firstLine("relup", "--release", two, "--from", one));
        assertEquals(
                "'--from' is about releases, and cannot stand beside x.yaml", firstLine("relup", "x.yaml", "--from", one));
    }

    private static String firstLine(String... arguments) {
        Ran ran = Ran.molt(arguments);
        assertEquals(2, ran.exit());
        return ran.err().lines().findFirst().orElseThrow();
    }
}
