package dev.molt.cli;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.release.DiagnosticReport;
import java.util.List;

/**
 * How a command that asks no JVM tells what came out.
 *
 * @param output where
 * @param json true if programs read it
 */
record Told(Output output, boolean json) {

    /** Prints one thing for programs or another for people, with what is to be read before. */
    int done(Object forPrograms, String forPeople, List<Diagnostic> warnings) {
        if (json) {
            output.json(forPrograms);
        } else {
            output.diagnostics(reports(warnings));
            output.line(forPeople);
        }
        return ExitCode.DONE;
    }

    /** Prints why nothing was done. */
    int refused(RefusedException e) {
        return output.refused(reports(e.diagnostics()), json);
    }

    static List<DiagnosticReport> reports(List<Diagnostic> diagnostics) {
        return diagnostics.stream().map(DiagnosticReport::of).toList();
    }
}
