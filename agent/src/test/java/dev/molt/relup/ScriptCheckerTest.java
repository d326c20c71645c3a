package dev.molt.relup;

import static dev.molt.relup.Written.application;
import static dev.molt.relup.Written.apply;
import static dev.molt.relup.Written.read;
import static dev.molt.relup.Written.resume;
import static dev.molt.relup.Written.script;
import static dev.molt.relup.Written.suspend;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.molt.appup.Direction;
import dev.molt.appup.Purge;
import dev.molt.appup.RelupInstruction;
import dev.molt.appup.RelupInstruction.Changed;
import dev.molt.appup.RelupInstruction.CodeChange;
import dev.molt.appup.RelupInstruction.Load;
import dev.molt.appup.RelupInstruction.PointOfNoReturn;
import dev.molt.appup.RelupInstruction.PurgeModules;
import dev.molt.appup.RelupInstruction.Remove;
import dev.molt.appup.RelupInstruction.RestartEmulator;
import dev.molt.appup.RelupInstruction.RestartNewEmulator;
import dev.molt.appup.RelupInstruction.Start;
import dev.molt.appup.RelupInstruction.Stop;
import dev.molt.appup.RelupInstruction.SyncNodes;
import dev.molt.diag.RefusedException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every refusal of the checker with its place, code, message and cure. */
class ScriptCheckerTest {

    private static final RelupInstruction POINT = new PointOfNoReturn();
    private static final RelupInstruction READ = read("app", "2", "a", "b");

    private final ScriptChecker checker = new ScriptChecker(
            new Applications(List.of(application("app", "1", "a", "old")), List.of(application("app", "2", "a", "b"))));

    @Test
    void acceptsEveryInstructionInItsPlace() {
        assertDoesNotThrow(() -> checker.check(script(
                new RestartNewEmulator(),
                READ,
                apply("before"),
                POINT,
                suspend("a", "old"),
                new Stop(List.of("b")),
                load("a"),
                load("b"),
                new Remove("old", Purge.SOFT_PURGE, Purge.SOFT_PURGE),
                new PurgeModules(List.of("old")),
                change("a"),
                new SyncNodes("meet", List.of("one")),
                new Start(List.of("b")),
                resume("a"),
                resume("old"),
                apply("after"),
                new RestartEmulator())));
    }

    @Test
    void acceptsAScriptWithoutPlacesAndOneWithoutAPoint() {
        assertDoesNotThrow(() -> checker.check(new Script(List.of(READ, POINT, load("a")))));
        assertDoesNotThrow(() -> checker.check(new Script(List.of(apply("f")))));
    }

    @Test
    void showsTheLineToBlame() {
        RefusedException refused =
                assertThrows(RefusedException.class, () -> checker.check(script(READ, POINT, suspend("a"), load("a"))));

        assertEquals(
                """
                relup:3:3: error: module a is suspended and never resumed
                  - suspend: [a]
                    ^
                  cure: add resume: [a]""",
                refused.getMessage());
    }

    @Test
    void everyLoadHasItsObjectCode() {
        assertRefuses(
                """
                3 no_object_code: module b is loaded, but no load_object_code reads its code; \
                add load_object_code for b, or write load_module, which implies it
                """,
                read("app", "2", "a"),
                POINT,
                load("b"));
    }

    @Test
    void whatIsSuspendedIsResumedAndWhatIsResumedWasSuspended() {
        assertRefuses(
                """
                3 resumed_not_suspended: module a is resumed but not suspended at that point; \
                suspend it before, or take it out of resume
                4 suspended_not_resumed: module a is suspended and never resumed; add resume: [a]
                4 suspended_not_resumed: module b is suspended and never resumed; add resume: [b]
                """,
                READ,
                POINT,
                resume("a"),
                suspend("a", "b"));
    }

    @Test
    void stateChangesOnlyWhileSuspended() {
        assertRefuses(
                """
                3 code_change_not_suspended: the state of module a is changed while the module is not suspended; \
                move code_change between suspend and resume of a
                6 code_change_not_suspended: the state of module a is changed while the module is not suspended; \
                move code_change between suspend and resume of a
                """,
                READ,
                POINT,
                change("a"),
                suspend("a"),
                resume("a"),
                change("a"));
    }

    @Test
    void whatIsStoppedIsStartedAndWhatIsStartedWasStopped() {
        assertRefuses(
                """
                2 start_not_stop: module a is started but not stopped at that point; \
                stop it before, or take it out of start
                3 stop_not_start: module a is stopped and never started; add start: [a]
                """,
                POINT,
                new Start(List.of("a")),
                new Stop(List.of("a")));
    }

    @Test
    void onlyReadsAndCallsPrecedeThePoint() {
        assertRefuses(
                """
                1 bad_op_before_point_of_no_return: suspend stands before point_of_no_return, \
                where only load_object_code and apply may stand; move it behind point_of_no_return
                """,
                suspend("a"),
                POINT,
                resume("a"));
    }

    @Test
    void readsDoNotFollowThePoint() {
        assertRefuses(
                """
                2 illegal_instruction_after_point_of_no_return: load_object_code stands after point_of_no_return, \
                where a missing file comes too late; move it before point_of_no_return
                """,
                POINT,
                READ);
    }

    @Test
    void thereIsOnePoint() {
        assertRefuses(
                """
                2 too_many_point_of_no_return: the script has more than one point_of_no_return; keep one of them
                """,
                POINT,
                POINT);
    }

    @Test
    void restartsStandAtTheEnds() {
        assertRefuses(
                """
                2 restart_new_emulator_not_first: restart_new_emulator stands behind other instructions; \
                make it the first instruction, and the only one of its kind
                3 restart_emulator_not_last: restart_emulator stands before other instructions; \
                make it the last instruction, and the only one of its kind
                """,
                POINT,
                new RestartNewEmulator(),
                new RestartEmulator(),
                apply("f"));
    }

    @Test
    void everyModuleAndApplicationIsKnown() {
        assertRefuses(
                """
                1 no_such_module: application app has no module old; \
                check its spelling (binary names: package.Outer$Inner) and the modules of the application
                2 no_such_application: application nope is not part of the release; \
                check its spelling and the applications of the release
                4 no_such_module: module x belongs to no application of the release; \
                check its spelling (binary names: package.Outer$Inner) and the modules of the applications
                5 no_such_module: module y belongs to no application of the release; \
                check its spelling (binary names: package.Outer$Inner) and the modules of the applications
                """,
                read("app", "2", "old"),
                read("nope", "1", "x"),
                POINT,
                new Remove("x", Purge.SOFT_PURGE, Purge.SOFT_PURGE),
                new PurgeModules(List.of("y")));
    }

    @Test
    void anApplicationIsReadInOneVersion() {
        assertRefuses(
                """
                2 conflicting_versions: code of application app is read from version 2 and from version 3; \
                read all of it from the version that the release contains
                """,
                read("app", "2", "a"),
                read("app", "3", "b"),
                POINT);
    }

    private void assertRefuses(String refusals, RelupInstruction... instructions) {
        assertEquals(refusals, Written.refusals(() -> checker.check(script(instructions))));
    }

    private static Load load(String module) {
        return new Load(module, Purge.SOFT_PURGE, Purge.SOFT_PURGE);
    }

    private static CodeChange change(String module) {
        return new CodeChange(Direction.UP, List.of(new Changed(module, 1L)));
    }
}
