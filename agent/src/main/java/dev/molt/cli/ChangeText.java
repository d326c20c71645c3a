package dev.molt.cli;

import dev.molt.control.ControlResponse;
import dev.molt.eval.Evaluated.Suspended;
import dev.molt.release.ChangeReport;
import java.util.stream.Collectors;

/** A change that was carried out, for people or programs. */
final class ChangeText {

    private ChangeText() {}

    static int print(ControlResponse response, Output output, boolean json) {
        ChangeReport change = response.change();
        if (json) {
            output.json(change);
        } else {
            output.diagnostics(change.plan().diagnostics());
            change.plan()
                    .classes()
                    .forEach(c -> output.line("  " + c.action() + " " + c.name() + (c.loaded() ? "" : " (not loaded yet)")));
            output.line(change.plan().application() + " " + change.plan().to() + " runs now (was "
                    + change.plan().from() + "); " + change.redefined() + " loaded classes redefined, "
                    + change.milliseconds() + " ms");
            suspension(change.suspension(), output);
        }
        return ExitCode.DONE;
    }

    /** What happened while modules were suspended; null if none were. */
    static void suspension(Suspended suspension, Output output) {
        if (suspension != null) {
            String changed = suspension.changed().entrySet().stream()
                    .map(entry -> entry.getValue() + " " + entry.getKey())
                    .collect(Collectors.joining(", "));
            output.line("  suspended for " + suspension.milliseconds() + " ms"
                    + (changed.isEmpty() ? "" : "; changed: " + changed));
            suspension.stayed().forEach(stayed -> output.line("  stayed in old code: " + stayed));
        }
    }
}
