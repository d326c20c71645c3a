package dev.molt.cli;

import dev.molt.control.ControlResponse;
import dev.molt.release.ChangeReport;

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
        }
        return ExitCode.DONE;
    }
}
