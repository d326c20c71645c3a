package dev.molt.cli;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.release.DiagnosticReport;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command takes that asks no JVM, and how it tells what came out. */
final class JsonOption {

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    boolean isJson() {
        return json;
    }

    CommandLine commandLine() {
        return command.commandLine();
    }

    Output output() {
        return new Output(commandLine());
    }

    /** Prints one thing for programs or another for people, behind what is to be read. */
    int done(Object forPrograms, String forPeople, List<Diagnostic> warnings) {
        if (json) {
            output().json(forPrograms);
        } else {
            output().diagnostics(reports(warnings));
            output().line(forPeople);
        }
        return ExitCode.DONE;
    }

    int refused(RefusedException e) {
        return output().refused(reports(e.diagnostics()), json);
    }

    static List<DiagnosticReport> reports(List<Diagnostic> diagnostics) {
        return diagnostics.stream().map(DiagnosticReport::of).toList();
    }
}
