package dev.molt.relup;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.Position;

/** The words for everything that a script is refused for; codes are those of {@code systools_rc} where it has one. */
final class Refusals {

    Diagnostic tooManyPoints(Position position) {
        return Diagnostic.error(
                "too_many_point_of_no_return",
                position,
                "the script has more than one point_of_no_return",
                "keep one of them");
    }

    Diagnostic badBeforePoint(String word, Position position) {
        return Diagnostic.error(
                "bad_op_before_point_of_no_return",
                position,
                word + " stands before point_of_no_return, where only load_object_code and apply may stand",
                "move it behind point_of_no_return");
    }

    Diagnostic objectCodeAfterPoint(Position position) {
        return Diagnostic.error(
                "illegal_instruction_after_point_of_no_return",
                position,
                "load_object_code stands after point_of_no_return, where a missing file comes too late",
                "move it before point_of_no_return");
    }

    Diagnostic noObjectCode(String module, Position position) {
        return Diagnostic.error(
                "no_object_code",
                position,
                "module " + module + " is loaded, but no load_object_code reads its code",
                "add load_object_code for " + module + ", or write load_module, which implies it");
    }

    Diagnostic suspendedNotResumed(String module, Position position) {
        return Diagnostic.error(
                "suspended_not_resumed",
                position,
                "module " + module + " is suspended and never resumed",
                "add resume: [" + module + "]");
    }

    Diagnostic resumedNotSuspended(String module, Position position) {
        return Diagnostic.error(
                "resumed_not_suspended",
                position,
                "module " + module + " is resumed but not suspended at that point",
                "suspend it before, or take it out of resume");
    }

    Diagnostic codeChangeNotSuspended(String module, Position position) {
        return Diagnostic.error(
                "code_change_not_suspended",
                position,
                "the state of module " + module + " is changed while the module is not suspended",
                "move code_change between suspend and resume of " + module);
    }

    Diagnostic stoppedNotStarted(String module, Position position) {
        return Diagnostic.error(
                "stop_not_start",
                position,
                "module " + module + " is stopped and never started",
                "add start: [" + module + "]");
    }

    Diagnostic startedNotStopped(String module, Position position) {
        return Diagnostic.error(
                "start_not_stop",
                position,
                "module " + module + " is started but not stopped at that point",
                "stop it before, or take it out of start");
    }

    Diagnostic newEmulatorNotFirst(Position position) {
        return Diagnostic.error(
                "restart_new_emulator_not_first",
                position,
                "restart_new_emulator stands behind other instructions",
                "make it the first instruction, and the only one of its kind");
    }

    Diagnostic emulatorNotLast(Position position) {
        return Diagnostic.error(
                "restart_emulator_not_last",
                position,
                "restart_emulator stands before other instructions",
                "make it the last instruction, and the only one of its kind");
    }

    Diagnostic noSuchModule(String module, Position position) {
        return Diagnostic.error(
                "no_such_module",
                position,
                "module " + module + " belongs to no application of the release",
                "check its spelling (binary names: package.Outer$Inner) and the modules of the applications");
    }

    Diagnostic noSuchModule(String module, String application, Position position) {
        return Diagnostic.error(
                "no_such_module",
                position,
                "application " + application + " has no module " + module,
                "check its spelling (binary names: package.Outer$Inner) and the modules of the application");
    }

    Diagnostic noSuchApplication(String application, Position position) {
        return Diagnostic.error(
                "no_such_application",
                position,
                "application " + application + " is not part of the release",
                "check its spelling and the applications of the release");
    }

    Diagnostic removedApplicationPresent(String application, Position position) {
        return Diagnostic.error(
                "removed_application_present",
                position,
                "application " + application + " is removed, but the release gone to still contains it",
                "take it out of that release, or drop remove_application");
    }

    Diagnostic addedApplicationPresent(String application, Position position) {
        return Diagnostic.error(
                "added_application_present",
                position,
                "application " + application + " is added, but the release that is left contains it already",
                "drop add_application, or write restart_application");
    }

    Diagnostic doneByTheRelease(String done, String application, Position position) {
        return Diagnostic.error(
                "muldef_application",
                position,
                "application " + application + " is " + done + " twice: by this instruction, and because only one of both"
                        + " releases contains it",
                "drop the instruction");
    }

    Diagnostic conflictingVersions(String application, String one, String other, Position position) {
        return Diagnostic.error(
                "conflicting_versions",
                position,
                "code of application " + application + " is read from version " + one + " and from version " + other,
                "read all of it from the version that the release contains");
    }

    Diagnostic muldefModule(String module, Position position) {
        return Diagnostic.error(
                "muldef_module",
                position,
                "module " + module + " has more than one instruction",
                "keep one of them; update includes load_module");
    }

    Diagnostic undefModule(String module, String dependent, Position position) {
        return Diagnostic.error(
                "undef_module",
                position,
                "module " + dependent + " depends on " + module + ", which has no instruction of its own",
                "add an instruction for " + module + ", or take it out of depends_on");
    }
}
