package dev.molt.relup;

import dev.molt.appup.InstructionText;
import dev.molt.appup.RelupInstruction.Apply;
import dev.molt.appup.RelupInstruction.CodeChange;
import dev.molt.appup.RelupInstruction.Load;
import dev.molt.appup.RelupInstruction.LoadObjectCode;
import dev.molt.appup.RelupInstruction.PointOfNoReturn;
import dev.molt.appup.RelupInstruction.RestartEmulator;
import dev.molt.appup.RelupInstruction.RestartNewEmulator;
import dev.molt.appup.RelupInstruction.Resume;
import dev.molt.appup.RelupInstruction.Start;
import dev.molt.appup.RelupInstruction.Stop;
import dev.molt.appup.RelupInstruction.Suspend;
import dev.molt.appup.RelupInstruction;
import dev.molt.diag.Located;
import dev.molt.diag.Position;
import dev.molt.diag.RefusedException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Refuses scripts that cannot be meant: the same rules for what people wrote and for what the translator wrote.
 *
 * <p>Source: the checks of {@code systools_rc} of Erlang/OTP; here order counts, too, and code_change is really checked
 * against suspension.
 */
public final class ScriptChecker {

    private final Applications applications;
    private final Refusals refusals = new Refusals();

    /** Checks against the modules of these applications. */
    public ScriptChecker(Applications applications) {
        this.applications = applications;
    }

    /** Checks a script that has no places. */
    public void check(Script script) throws RefusedException {
        check(script.instructions().stream()
                .map(instruction -> new Located<>(instruction, null))
                .toList());
    }

    /** Checks a script, each instruction with the place where it was written. */
    public void check(List<Located<RelupInstruction>> script) throws RefusedException {
        Findings errors = new Findings();
        checkPointOfNoReturn(script, errors);
        checkRestarts(script, errors);
        new ModuleCheck(applications, errors).check(script);
        checkObjectCode(script, errors);
        checkVersions(script, errors);
        checkSuspension(script, errors);
        checkStops(script, errors);
        errors.refuseIfAny();
    }

    /** True for the instructions that leave no trace, or whose author answers for it. */
    static boolean mayPrecedePoint(RelupInstruction instruction) {
        return instruction instanceof LoadObjectCode || instruction instanceof Apply;
    }

    private void checkPointOfNoReturn(List<Located<RelupInstruction>> script, Findings errors) {
        long points = script.stream().filter(i -> i.value() instanceof PointOfNoReturn).count();
        boolean passed = points == 0;
        boolean first = true;
        for (Located<RelupInstruction> instruction : script) {
            boolean renews = first && instruction.value() instanceof RestartNewEmulator;
            first = false;
            if (instruction.value() instanceof PointOfNoReturn) {
                if (passed) {
                    errors.add(refusals.tooManyPoints(instruction.position()));
                }
                passed = true;
            } else if (passed && instruction.value() instanceof LoadObjectCode) {
                errors.add(refusals.objectCodeAfterPoint(instruction.position()));
            } else if (!passed && !renews && !mayPrecedePoint(instruction.value())) {
                String word = new InstructionText().word(instruction.value());
                errors.add(refusals.badBeforePoint(word, instruction.position()));
            }
        }
    }

    private void checkRestarts(List<Located<RelupInstruction>> script, Findings errors) {
        for (int i = 0; i < script.size(); i++) {
            Located<RelupInstruction> instruction = script.get(i);
            if (instruction.value() instanceof RestartNewEmulator && i > 0) {
                errors.add(refusals.newEmulatorNotFirst(instruction.position()));
            } else if (instruction.value() instanceof RestartEmulator && i < script.size() - 1) {
                errors.add(refusals.emulatorNotLast(instruction.position()));
            }
        }
    }

    private void checkObjectCode(List<Located<RelupInstruction>> script, Findings errors) {
        Set<String> read = new HashSet<>();
        for (Located<RelupInstruction> instruction : script) {
            if (instruction.value() instanceof LoadObjectCode reading) {
                read.addAll(reading.modules());
            } else if (instruction.value() instanceof Load load && !read.contains(load.module())) {
                errors.add(refusals.noObjectCode(load.module(), instruction.position()));
            }
        }
    }

    private void checkVersions(List<Located<RelupInstruction>> script, Findings errors) {
        Map<String, String> versions = new HashMap<>();
        for (Located<RelupInstruction> instruction : script) {
            if (instruction.value() instanceof LoadObjectCode reading) {
                String known = versions.putIfAbsent(reading.application(), reading.version());
                if (known != null && !known.equals(reading.version())) {
                    errors.add(refusals.conflictingVersions(
                            reading.application(), known, reading.version(), instruction.position()));
                }
            }
        }
    }

    private void checkSuspension(List<Located<RelupInstruction>> script, Findings errors) {
        Map<String, Position> suspended = new LinkedHashMap<>();
        for (Located<RelupInstruction> instruction : script) {
            Position position = instruction.position();
            if (instruction.value() instanceof Suspend suspend) {
                suspend.modules().forEach(module -> suspended.put(module.module(), position));
            } else if (instruction.value() instanceof Resume resume) {
                close(resume.modules(), suspended)
                        .forEach(module -> errors.add(refusals.resumedNotSuspended(module, position)));
            } else if (instruction.value() instanceof CodeChange change) {
                change.modules().stream()
                        .filter(changed -> !suspended.containsKey(changed.module()))
                        .forEach(changed -> errors.add(refusals.codeChangeNotSuspended(changed.module(), position)));
            }
        }
        suspended.forEach((module, position) -> errors.add(refusals.suspendedNotResumed(module, position)));
    }

    private void checkStops(List<Located<RelupInstruction>> script, Findings errors) {
        Map<String, Position> stopped = new LinkedHashMap<>();
        for (Located<RelupInstruction> instruction : script) {
            Position position = instruction.position();
            if (instruction.value() instanceof Stop stop) {
                stop.modules().forEach(module -> stopped.put(module, position));
            } else if (instruction.value() instanceof Start start) {
                close(start.modules(), stopped)
                        .forEach(module -> errors.add(refusals.startedNotStopped(module, position)));
            }
        }
        stopped.forEach((module, position) -> errors.add(refusals.stoppedNotStarted(module, position)));
    }

    /** Takes modules out of those that are open, and gives those that were not. */
    private static List<String> close(List<String> modules, Map<String, Position> open) {
        List<String> notOpen =
                modules.stream().filter(module -> !open.containsKey(module)).toList();
        modules.forEach(open::remove);
        return notOpen;
    }
}
