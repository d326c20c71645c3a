package dev.molt.relup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.molt.appup.Direction;
import dev.molt.diag.RefusedException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the upgrade files of a release's applications come to, in the manner of OTP's {@code systools_SUITE}. */
class ReleaseScriptsTest {

    private static final String LOAD = """
            up: [{from: "1.0", instructions: [{load_module: db.M}]}]
            down: [{to: "1.0", instructions: [{load_module: db.M}]}]
            """;

    private final Releases releases = new Releases();

    @Test
    void anApplicationIsUpgradedByItsNewerVersionsFileInBothDirections() throws Exception {
        releases.appup("db", "1.1", LOAD);
        ReleaseContents one = releases.release("ONE", "", "fe 1.0", "db 1.0");
        ReleaseContents two = releases.release("TWO", "", "fe 1.0", "db 1.1");
        assertEquals(
                """
                - load_object_code: {application: db, version: "1.1", modules: [db.M]}
                - point_of_no_return
                - load: {module: db.M, pre_purge: brutal_purge, post_purge: brutal_purge}
                """,
                Releases.up(one, two));
        assertEquals(
                """
                - load_object_code: {application: db, version: "1.0", modules: [db.M]}
                - point_of_no_return
                - load: {module: db.M, pre_purge: brutal_purge, post_purge: brutal_purge}
                """,
                Releases.down(two, one));
    }

    @Test
    void applicationsComeFirstThenChangesThenThoseThatGo() throws Exception {
        releases.appup("db", "1.1", LOAD.replace("load_module: db.M", "apply: {module: db.M, function: f, arguments: []}"));
        ReleaseContents one = releases.release("ONE", "", "db 1.0", "gone 1.0", "lost 1.0");
        ReleaseContents two = releases.release("TWO", "", "fresh 1.0", "db 1.1", "late 2.0");
        assertEquals(
                """
                - load_object_code: {application: fresh, version: "1.0", modules: [fresh.M]}
                - load_object_code: {application: late, version: "2.0", modules: [late.M]}
                - point_of_no_return
                - load: {module: fresh.M, pre_purge: brutal_purge, post_purge: brutal_purge}
                - load: {module: late.M, pre_purge: brutal_purge, post_purge: brutal_purge}
                - apply: {module: application, function: start, arguments: [fresh, permanent]}
                - apply: {module: application, function: start, arguments: [late, permanent]}
                - apply: {module: db.M, function: f, arguments: []}
                - apply: {module: application, function: stop, arguments: [lost]}
                - remove: {module: lost.M, pre_purge: brutal_purge, post_purge: brutal_purge}
                - purge: [lost.M]
                - apply: {module: application, function: unload, arguments: [lost]}
                - apply: {module: application, function: stop, arguments: [gone]}
                - remove: {module: gone.M, pre_purge: brutal_purge, post_purge: brutal_purge}
                - purge: [gone.M]
                - apply: {module: application, function: unload, arguments: [gone]}
                """,
                Releases.up(one, two));
        assertEquals(
                "adds fresh 1.0, adds late 2.0, db 1.0 -> 1.1, removes lost 1.0, removes gone 1.0",
                ReleaseScripts.of(new ReleaseStep(one, two, Direction.UP, Set.of(), false)).description());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            java: 17  | java: 21
            java: 17  | ''
            molt: 0.1 | molt: 0.2
            """)
    void anotherJavaOrMoltRestartsFirstGoingUpAndLastGoingDown(String before, String after) throws Exception {
        releases.appup("db", "1.1", LOAD);
        ReleaseContents one = releases.release("ONE", line(before), "db 1.0");
        ReleaseContents two = releases.release("TWO", line(after), "db 1.1");
        assertEquals(
                """
                - restart_new_emulator
                - load_object_code: {application: db, version: "1.1", modules: [db.M]}
                - point_of_no_return
                - load: {module: db.M, pre_purge: brutal_purge, post_purge: brutal_purge}
                """,
                Releases.up(one, two));
        assertEquals(
                """
                - load_object_code: {application: db, version: "1.0", modules: [db.M]}
                - point_of_no_return
                - load: {module: db.M, pre_purge: brutal_purge, post_purge: brutal_purge}
                - restart_emulator
                """,
                Releases.down(two, one));
    }

    private static String line(String key) {
        return key.isEmpty() ? "" : key + "\n";
    }

    @Test
    void aRestartThatIsAskedForIsLastAndOnlyOne() throws Exception {
        releases.appup("db", "1.1", """
                up: [{from: "1.0", instructions: [{load_module: db.M}, restart_emulator]}]
                down: [{to: "1.0", instructions: [restart_emulator]}]
                """);
        ReleaseContents one = releases.release("ONE", "java: 17\n", "db 1.0");
        ReleaseContents two = releases.release("TWO", "java: 21\n", "db 1.1");
        assertEquals(
                """
                - restart_new_emulator
                - load_object_code: {application: db, version: "1.1", modules: [db.M]}
                - point_of_no_return
                - load: {module: db.M, pre_purge: brutal_purge, post_purge: brutal_purge}
                - restart_emulator
                """,
                restarted(one, two, Direction.UP));
        assertEquals("- point_of_no_return\n- restart_emulator\n", restarted(two, one, Direction.DOWN));
    }

    private static String restarted(ReleaseContents from, ReleaseContents to, Direction direction) throws Exception {
        return ReleaseScripts.of(new ReleaseStep(from, to, direction, Set.of(), true)).script().toString();
    }

    /** Going down, whatever was added is stopped and unloaded, however it was started. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            permanent | - apply: {module: application, function: start, arguments: [fe, permanent]}
            transient | - apply: {module: application, function: start, arguments: [fe, transient]}
            temporary | - apply: {module: application, function: start, arguments: [fe, temporary]}
            load      | - apply: {module: application, function: load, arguments: [fe]}
            none      | ''
            """)
    void anApplicationIsAddedByItsStartType(String type, String start) throws Exception {
        ReleaseContents one = releases.release("ONE", "", "db 1.0");
        ReleaseContents two = releases.release("TWO", "", "db 1.0", "fe 1.0 " + type);
        assertEquals(
                """
                - load_object_code: {application: fe, version: "1.0", modules: [fe.M]}
                - point_of_no_return
                - load: {module: fe.M, pre_purge: brutal_purge, post_purge: brutal_purge}
                """ + (start.isEmpty() ? "" : start + "\n"),
                Releases.up(one, two));
        assertEquals(
                """
                - point_of_no_return
                - apply: {module: application, function: stop, arguments: [fe]}
                - remove: {module: fe.M, pre_purge: brutal_purge, post_purge: brutal_purge}
                - purge: [fe.M]
                - apply: {module: application, function: unload, arguments: [fe]}
                """,
                Releases.down(two, one));
    }

    @ParameterizedTest
    @CsvSource({"1.0, true", "1.0.1, true", "1.0.15, true", "1.1, false", "11.0, false", "1.0-beta, false"})
    void aRegularExpressionMatchesTheWholeVersionAndTheFirstThatDoesCounts(String version, boolean mentioned)
            throws Exception {
        releases.appup("db", "2.0", """
                up:
                  - from: /1\\.0(\\.[0-9]+)?/
                    instructions: [{apply: {module: db.M, function: first, arguments: []}}]
                  - from: /1\\.0\\.1/
                    instructions: [{apply: {module: db.M, function: second, arguments: []}}]
                """);
        ReleaseContents one = releases.release("ONE", "", "db " + version);
        ReleaseContents two = releases.release("TWO", "", "db 2.0");
        if (mentioned) {
            assertEquals(
                    "- point_of_no_return\n- apply: {module: db.M, function: first, arguments: []}\n",
                    Releases.up(one, two));
        } else {
            assertEquals("no_relup", refused(() -> Releases.up(one, two)).diagnostics().get(0).code());
        }
    }

    @Test
    void whichApplicationsComeAndGoIsSaidByTheReleasesAlone() throws Exception {
        releases.appup("db", "1.1", """
                up: [{from: "1.0", instructions: [
                  {load_module: db.M}, {add_application: stays}, {add_application: fresh}, {remove_application: gone}]}]
                """);
        ReleaseContents one = releases.release("ONE", "", "db 1.0", "stays 1.0", "gone 1.0");
        ReleaseContents two = releases.release("TWO", "", "db 1.1", "stays 1.0", "fresh 1.0");
        assertEquals(
                """
                db-1.1/appup.yaml:4:25: error: application stays is added, but the release that is left contains it already
                    {load_module: db.M}, {add_application: stays}, {add_application: fresh}, {remove_application: gone}]}]
                                          ^
                  cure: drop add_application, or write restart_application
                db-1.1/appup.yaml:4:51: error: application fresh is added twice: by this instruction, and because only one of both releases contains it
                    {load_module: db.M}, {add_application: stays}, {add_application: fresh}, {remove_application: gone}]}]
                                                                    ^
                  cure: drop the instruction
                db-1.1/appup.yaml:4:77: error: application gone is removed twice: by this instruction, and because only one of both releases contains it
                    {load_module: db.M}, {add_application: stays}, {add_application: fresh}, {remove_application: gone}]}]
                                                                                              ^
                  cure: drop the instruction""",
                refused(() -> Releases.up(one, two)).getMessage());
    }

    @Test
    void applicationsThatStartFirstAreUpgradedFirstAndDowngradedLast() throws Exception {
        String calls = """
                up: [{from: "1.0", instructions: [{apply: {module: %1$s.M, function: up, arguments: []}}]}]
                down: [{to: "1.0", instructions: [{apply: {module: %1$s.M, function: down, arguments: []}}]}]
                """;
        releases.appup("db", "1.1", calls.formatted("db")).appup("fe", "1.1", calls.formatted("fe"));
        ReleaseContents one = releases.release("ONE", "", "db 1.0", "fe 1.0");
        ReleaseContents two = releases.release("TWO", "", "db 1.1", "fe 1.1");
        assertEquals(
                """
                - point_of_no_return
                - apply: {module: db.M, function: up, arguments: []}
                - apply: {module: fe.M, function: up, arguments: []}
                """,
                Releases.up(one, two));
        assertEquals(
                """
                - point_of_no_return
                - apply: {module: fe.M, function: down, arguments: []}
                - apply: {module: db.M, function: down, arguments: []}
                """,
                Releases.down(two, one));
    }

    @Test
    void oneApplicationMayGoDownWhileAnotherGoesUp() throws Exception {
        String update = """
                up: [{from: "1.0", instructions: [
                  {update: {module: %1$s.M, change: {advanced: []}, depends_on: [%1$s.N]}}, {load_module: %1$s.N}]}]
                down: [{to: "1.0", instructions: [
                  {update: {module: %1$s.M, change: {advanced: []}, depends_on: [%1$s.N]}}, {load_module: %1$s.N}]}]
                """;
        for (String application : new String[] {"db", "fe"}) {
            releases.appup(application, "1.1", update.formatted(application))
                    .modules(application, "1.0", application + ".M", application + ".N")
                    .modules(application, "1.1", application + ".M", application + ".N");
        }
        ReleaseContents one = releases.release("ONE", "", "db 1.0", "fe 1.1");
        ReleaseContents two = releases.release("TWO", "", "db 1.1", "fe 1.0");
        String text = """
                - load_object_code: {application: %1$s, version: "1.%2$s", modules: [%1$s.M, %1$s.N]}
                - load_object_code: {application: %3$s, version: "1.%4$s", modules: [%3$s.M, %3$s.N]}
                - point_of_no_return
                - suspend: [%1$s.M, %3$s.M]
                """;
        assertEquals(
                text.formatted("db", "1", "fe", "0") + """
                - code_change: {direction: down, modules: [{module: fe.M, extra: []}]}
                - load: {module: db.N, pre_purge: brutal_purge, post_purge: brutal_purge}
                - load: {module: db.M, pre_purge: brutal_purge, post_purge: brutal_purge}
                - load: {module: fe.M, pre_purge: brutal_purge, post_purge: brutal_purge}
                - load: {module: fe.N, pre_purge: brutal_purge, post_purge: brutal_purge}
                - code_change: {direction: up, modules: [{module: db.M, extra: []}]}
                - resume: [fe.M, db.M]
                """,
                Releases.up(one, two));
        assertEquals(
                text.formatted("fe", "1", "db", "0") + """
                - code_change: {direction: down, modules: [{module: db.M, extra: []}]}
                - load: {module: fe.N, pre_purge: brutal_purge, post_purge: brutal_purge}
                - load: {module: fe.M, pre_purge: brutal_purge, post_purge: brutal_purge}
                - load: {module: db.M, pre_purge: brutal_purge, post_purge: brutal_purge}
                - load: {module: db.N, pre_purge: brutal_purge, post_purge: brutal_purge}
                - code_change: {direction: up, modules: [{module: fe.M, extra: []}]}
                - resume: [db.M, fe.M]
                """,
                Releases.down(two, one));
    }

    /** An expression for every version would lead the wrong way, if it were asked before the newer one's file. */
    @Test
    void goingDownTheFileOfTheVersionThatRunsIsAskedFirst() throws Exception {
        releases.appup("db", "1.1", """
                down: [{to: /.*/, instructions: [{apply: {module: db.M, function: down, arguments: []}}]}]
                """).appup("db", "1.0", """
                up: [{from: /.*/, instructions: [{apply: {module: db.M, function: up, arguments: []}}]}]
                """);
        assertEquals(
                "- point_of_no_return\n- apply: {module: db.M, function: down, arguments: []}\n",
                Releases.down(releases.release("TWO", "", "db 1.1"), releases.release("ONE", "", "db 1.0")));
    }

    @Test
    void windowsAreSeveralOnlyIfAllFilesWantThem() throws Exception {
        String each = "windows: per_component\n" + """
                up: [{from: "1.0", instructions: [{update: %1$s.M}, {update: %1$s.N}]}]
                """;
        for (String application : new String[] {"db", "fe"}) {
            releases.modules(application, "1.1", application + ".M", application + ".N");
        }
        ReleaseContents one = releases.release("ONE", "", "db 1.0", "fe 1.0");
        releases.appup("db", "1.1", each.formatted("db")).appup("fe", "1.1", each.formatted("fe"));
        String several = Releases.up(one, releases.release("TWO", "", "db 1.1", "fe 1.1"));
        assertEquals(4, several.lines().filter(line -> line.startsWith("- suspend")).count(), several);
        releases.appup("fe", "1.1", each.formatted("fe").replace("per_component", "whole"));
        String whole = Releases.up(one, releases.release("TWO", "", "db 1.1", "fe 1.1"));
        assertEquals(1, whole.lines().filter(line -> line.startsWith("- suspend")).count(), whole);
    }

    @Test
    void aFileIsNeededOnlyWhereTheVersionsDiffer() throws Exception {
        ReleaseContents one = releases.release("ONE", "", "db 1.0", "fe 1.0");
        assertEquals("- point_of_no_return\n", Releases.up(one, releases.release("TWO", "", "db 1.0", "fe 1.0")));
        ReleaseContents other = releases.release("TWO", "", "db 1.1", "fe 1.0");
        assertEquals(
                """
                TWO/release.yaml:4:32: error: nothing leads from db 1.0 to 1.1: there is neither db-1.1/appup.yaml nor db-1.0/appup.yaml
                    - {application: db, version: "1.1"}
                                                 ^
                  cure: draft the newer one's upgrade file with molt appup, and pack it into its jar""",
                refused(() -> Releases.up(one, other)).getMessage());
        assertEquals(
                "- point_of_no_return\n",
                ReleaseScripts.of(new ReleaseStep(one, other, Direction.UP, Set.of("db"), false)).script().toString(),
                "where no class differs, there is nothing to do");
    }

    @Test
    void aMissingEntryIsToldWithBothFilesAndAllOthersThatMiss() throws Exception {
        releases.appup("db", "1.1", LOAD.replace("1.0", "0.9")).appup("fe", "1.0", "down: []\n");
        ReleaseContents one = releases.release("ONE", "", "db 1.0", "fe 1.0");
        ReleaseContents two = releases.release("TWO", "", "db 1.1", "fe 1.1");
        assertEquals(
                """
                TWO/release.yaml:4:32: error: nothing leads from db 1.0 to 1.1: db-1.1/appup.yaml has no entry from 1.0, and db-1.0/appup.yaml is not there
                    - {application: db, version: "1.1"}
                                                 ^
                  cure: add `- from: 1.0` under `up:` of db-1.1/appup.yaml
                TWO/release.yaml:5:32: error: nothing leads from fe 1.0 to 1.1: fe-1.1/appup.yaml is not there, and fe-1.0/appup.yaml has none to 1.1
                    - {application: fe, version: "1.1"}
                                                 ^
                  cure: add `- from: 1.0` under `up:` of fe-1.1/appup.yaml""",
                refused(() -> Releases.up(one, two)).getMessage());
        assertEquals(
                """
                ONE/release.yaml:4:32: error: nothing leads from db 1.1 to 1.0: db-1.0/appup.yaml is not there, and db-1.1/appup.yaml has none to 1.0
                    - {application: db, version: "1.0"}
                                                 ^
                  cure: add `- to: 1.0` under `down:` of db-1.1/appup.yaml""",
                refused(() -> Releases.down(
                                releases.release("TWO", "", "db 1.1"), releases.release("ONE", "", "db 1.0")))
                        .getMessage());
    }

    @Test
    void aFileOfSomethingElseIsRefused() throws Exception {
        releases.wholeAppup("db", "1.1", "application: fe\nversion: \"1.1\"\n" + LOAD)
                .wholeAppup("fe", "1.1", "application: fe\nversion: \"1.2\"\n" + LOAD.replace("db.M", "fe.M"));
        ReleaseContents one = releases.release("ONE", "", "db 1.0", "fe 1.0");
        ReleaseContents two = releases.release("TWO", "", "db 1.1", "fe 1.1");
        assertEquals(
                """
                db-1.1/appup.yaml:1:14: error: this file is for application fe, and lies in db
                  application: fe
                               ^
                  cure: write `application: db`
                fe-1.1/appup.yaml:2:10: error: this file is for version 1.2, and lies in fe 1.1
                  version: "1.2"
                           ^
                  cure: write `version: 1.1`""",
                refused(() -> Releases.up(one, two)).getMessage());
    }

    @Test
    void twoReleasesOfOneVersionAreOne() throws Exception {
        ReleaseContents one = releases.release("ONE", "", "db 1.0");
        assertEquals("bad_vsn", refused(() -> Releases.up(one, one)).diagnostics().get(0).code());
    }

    private static RefusedException refused(Executable refused) {
        return assertThrows(RefusedException.class, refused);
    }
}
