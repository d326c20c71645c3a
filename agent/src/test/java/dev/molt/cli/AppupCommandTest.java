package dev.molt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.molt.code.ApplicationJars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code molt appup}: what it writes, and what it finds in files that somebody wrote. */
class AppupCommandTest {

    private static final String OLD = "package shop; class Till { int sum; int v() { return 1; } } class Same { }"
            + " class Stock { int v() { return 1; } }";
    private static final String NEW = "package shop; class Till { long sum; int v() { return 2; } } class Same { }"
            + " class Stock { int count; int v() { return 2; } } class Bag { }";

    private static final String DRAFT = """
            # shop 1.0 -> 1.1, drafted by molt appup from the difference
            # A person has to look at what begins with "decide".
            application: shop
            version: 1.1
            up:
              - from: 1.0
                instructions:
                  - add_module: shop.Bag
                  # decide: count is new, and 0 in the objects that there are: code_change: {set: {count: EXPRESSION}} gives it a
                  #   value of type int
                  - update: {module: shop.Stock, change: {advanced: []}}
                  - update: {module: shop.Till, change: {advanced: []}, code_change: {convert: {sum: "(long) sum"}}}
            down:
              - to: 1.0
                instructions:
                  # decide: sum was of type long and is of type int: a value that does not fit is cut by the cast
                  - update: {module: shop.Till, change: {advanced: []}, code_change: {convert: {sum: "(int) sum"}}}
                  - update: {module: shop.Stock, change: {advanced: []}, code_change: {drop: [count]}}
                  - delete_module: shop.Bag
            """;

    @TempDir
    private Path folder;

    private String older;
    private String newer;

    @BeforeEach
    void buildJars() throws IOException {
        older = ApplicationJars.application(folder.resolve("shop-1.0.jar"), "shop", "1.0", OLD, "").toString();
        newer = ApplicationJars.application(folder.resolve("shop-1.1.jar"), "shop", "1.1", NEW, "").toString();
    }

    @Test
    void aDraftIsPrinted() {
        assertEquals(new Ran(0, DRAFT, ""), Ran.molt("appup", older, newer));
    }

    @Test
    void aDraftIsWrittenAndNeverOverTheFileOfSomebody() throws IOException {
        Path file = folder.resolve("appup.yaml");
        assertEquals(
                new Ran(0, file + ": shop 1.0 -> 1.1, 2 decisions are left to you\n", ""),
                Ran.molt("appup", older, newer, "--output", file.toString()));
        assertEquals(DRAFT, Files.readString(file));
        assertEquals(
                new Ran(
                        3,
                        "",
                        "error: " + file + " exists, and may hold what somebody decided\n  cure: name another file, or"
                                + " compare with --check=" + file + "\nrefused: 1 error; nothing was touched\n"),
                Ran.molt("appup", older, newer, "--output", file.toString()));
    }

    @Test
    void aFolderThatIsNotThereIsNotMade() {
        Path file = folder.resolve("no/appup.yaml");
        assertEquals(
                new Ran(
                        3,
                        "",
                        "error: " + file + " cannot be written: there is no folder " + file.getParent()
                                + "\n  cure: make the folder\nrefused: 1 error; nothing was touched\n"),
                Ran.molt("appup", older, newer, "--output", file.toString()));
        assertFalse(Files.exists(file.getParent()));
    }

    @Test
    void programsGetTheTextAndWhatIsLeftToDecide() {
        JsonObject drafted = JsonParser.parseString(Ran.molt("appup", "--json", older, newer).out()).getAsJsonObject();
        assertEquals(Set.of("application", "from", "to", "appup", "decisions"), drafted.keySet());
        assertEquals(DRAFT, drafted.get("appup").getAsString());
        assertEquals(2, drafted.getAsJsonArray("decisions").size());
    }

    @Test
    void thePurgeIsWrittenWhereItIsNotTheDefault() {
        assertTrue(Ran.molt("appup", older, newer, "--purge", "soft").out().contains("purge: soft_purge"));
        assertTrue(Ran.molt("appup", older, newer, "--purge", "brutal")
                .out()
                .contains("- delete_module: {module: shop.Bag, purge: brutal_purge}"));
        Ran wrong = Ran.molt("appup", older, newer, "--purge", "hard");
        assertEquals(2, wrong.exit());
        assertTrue(wrong.err().startsWith("Invalid value for option '--purge': 'hard' is not soft or brutal\n"), wrong.err());
    }

    @Test
    void namesComeFromTheCommandLineWhereTheCodeDoesNotTell() throws IOException {
        String bare = ApplicationJars.write(folder.resolve("bare/old.jar"), OLD, Map.of()).toString();
        String other = ApplicationJars.write(folder.resolve("bare/new.jar"), NEW, Map.of()).toString();
        assertEquals(
                new Ran(
                        3,
                        "",
                        "error: nothing in " + bare + " says which version it is\n  cure: pack"
                                + " META-INF/molt/application.yaml, or write --from VERSION\n"
                                + "refused: 1 error; nothing was touched\n"),
                Ran.molt("appup", bare, other));
        assertEquals(
                new Ran(0, DRAFT, ""),
                Ran.molt("appup", bare, other, "--application", "shop", "--from", "1.0", "--to", "1.1"));
    }

    @Test
    void differentApplicationsAndEqualVersionsAreRefused() throws IOException {
        String other = ApplicationJars.application(folder.resolve("x-1.0.jar"), "x", "1.1", NEW, "").toString();
        assertEquals(
                "error: " + older + " holds shop, and " + other + " holds x\n  cure: name two versions of one"
                        + " application, or write --application NAME\nrefused: 1 error; nothing was touched\n",
                Ran.molt("appup", older, other).err());
        assertEquals(
                "error: " + older + " and " + older + " both hold shop 1.0\n  cure: name two versions, or write"
                        + " --from VERSION and --to VERSION\nrefused: 1 error; nothing was touched\n",
                Ran.molt("appup", older, older).err());
    }

    @Test
    void aJarThatIsNotThereIsAWrongCommandLine() {
        Ran ran = Ran.molt("appup", older, folder + "/none.jar");
        assertEquals(2, ran.exit());
        assertTrue(ran.err().startsWith("there is no file " + folder + "/none.jar\n"), ran.err());
    }

    @Test
    void aDraftPassesItsOwnCheck() throws IOException {
        Path file = Files.writeString(folder.resolve("appup.yaml"), DRAFT);
        Ran ran = Ran.molt("appup", older, newer, "--check=" + file);
        assertEquals(0, ran.exit(), ran::err);
        assertEquals("shop 1.0 -> 1.1: every change is named, 1 warning\n", ran.out());
        assertTrue(ran.err().contains(":11:9: warning: count is new in 1.1, and stays 0"), ran.err());
    }

    @Test
    void whatAFileLacksAndHasTooMuchIsToldWithItsPlace() throws IOException {
        Path file = Files.writeString(folder.resolve("appup.yaml"), """
                application: shop
                version: 1.1
                up:
                  - from: 1.0
                    instructions:
                      - add_module: shop.Bag
                      - load_module: shop.Stock
                      - load_module: shop.Same
                down:
                  - to: 0.9
                    instructions: []
                """);
        assertEquals(
                new Ran(
                        3,
                        "",
                        file + """
                        :4:11: error: shop.Till differs in 1.1, and no instruction names it
                            - from: 1.0
                                    ^
                          cure: add `- load_module: shop.Till`
                        """
                                + file + """
                        :2:10: warning: no entry to 1.0; under down: there is one to 0.9
                          version: 1.1
                                   ^
                          cure: add `- to: 1.0` under `down:`
                        """
                                + file + """
                        :7:22: warning: the state of the objects of shop.Stock changes (count: int added), and load_module transforms none
                                - load_module: shop.Stock
                                               ^
                          cure: write `update: {module: shop.Stock, change: {advanced: []}}`, and code_change beside it
                        """
                                + file + """
                        :8:22: warning: shop.Same does not differ between 1.0 and 1.1
                                - load_module: shop.Same
                                               ^
                          cure: take the instruction out
                        refused: 1 error; nothing was touched
                        """),
                Ran.molt("appup", older, newer, "--check=" + file));
    }

    @Test
    void withoutAFileTheOneInTheNewerJarIsChecked() throws IOException {
        String missing = newer + "!/META-INF/molt/appup.yaml";
        assertEquals(
                new Ran(
                        3,
                        "",
                        "error: there is no " + missing + "\n  cure: name the file: --check=FILE\n"
                                + "refused: 1 error; nothing was touched\n"),
                Ran.molt("appup", older, newer, "--check"));
        ApplicationJars.application(folder.resolve("shop-1.1.jar"), "shop", "1.1", NEW, DRAFT.replace("shop.Bag", "shop.Bog"));
        Ran ran = Ran.molt("appup", older, newer, "--check");
        assertEquals(3, ran.exit());
        assertTrue(ran.err().startsWith(missing + ":8:21: error: shop.Bog is in neither 1.0 nor 1.1\n"), ran.err());
    }

    @Test
    void programsGetWarningsAsData() throws IOException {
        Path file = Files.writeString(folder.resolve("appup.yaml"), DRAFT);
        JsonObject checked = JsonParser.parseString(
                        Ran.molt("appup", "--json", older, newer, "--check=" + file).out())
                .getAsJsonObject();
        assertEquals(Set.of("application", "from", "to", "warnings"), checked.keySet());
        assertEquals(
                "code_change",
                checked.getAsJsonArray("warnings").get(0).getAsJsonObject().get("code").getAsString());
    }

    @Test
    void aContainerWhoseChildrenDifferIsUpdatedAsASupervisorAndMissedInAFileThatDoesNot() throws IOException {
        String source = "package shop; class Staff { } class Worker { static void start() { } }";
        older = staff("shop-1.0.jar", "1.0", source, "{child: a, module: shop.Worker, start: start}");
        newer = staff("shop-1.1.jar", "1.1", source, "{child: b, module: shop.Worker, start: start}");
        String draft = """
                # shop 1.0 -> 1.1, drafted by molt appup from the difference
                application: shop
                version: 1.1
                up:
                  - from: 1.0
                    instructions:
                      - update: {module: shop.Staff, type: supervisor}
                down:
                  - to: 1.0
                    instructions:
                      - update: {module: shop.Staff, type: supervisor}
                """;
        assertEquals(new Ran(0, draft, ""), Ran.molt("appup", older, newer));
        Path file = folder.resolve("appup.yaml");
        Files.writeString(file, draft);
        assertEquals(
                new Ran(0, "shop 1.0 -> 1.1: every change is named\n", ""),
                Ran.molt("appup", older, newer, "--check=" + file));
        Files.writeString(file, "application: shop\nversion: 1.1\nup: [{from: 1.0, instructions: []}]\n");
        assertTrue(
                Ran.molt("appup", older, newer, "--check=" + file).err().contains(file + """
                        :3:13: warning: the children of container shop.Staff differ in 1.1, and nothing starts and stops them
                          up: [{from: 1.0, instructions: []}]
                                      ^
                          cure: write `update: {module: shop.Staff, type: supervisor}`
                        """));
    }

    private String staff(String jar, String version, String source, String child) throws IOException {
        String descriptor = "application: shop\nversion: \"" + version + "\"\ncontainers:\n  - container: shop.Staff\n"
                + "    children: [" + child + "]\n";
        Map<String, String> resources = Map.of("META-INF/molt/application.yaml", descriptor);
        return ApplicationJars.write(folder.resolve(jar), source, resources).toString();
    }
}
