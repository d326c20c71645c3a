package dev.molt.cli;

import dev.molt.control.ControlRequest;
import dev.molt.release.DiagnosticReport;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What every command about one JVM takes, and what it does with an answer that is no report. */
final class TargetOptions {

    @Parameters(paramLabel = "PID", description = "The process of the JVM.")
    private long pid;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    long pid() {
        return pid;
    }

    boolean json() {
        return json;
    }

    CommandLine commandLine() {
        return command.commandLine();
    }

    Output output() {
        return new Output(commandLine());
    }

    /** Prints one thing for programs or another for people, and gives the exit code. */
    int answer(ControlRequest request, Answer onOk) throws UnreachableException {
        return Answer.print(new JvmAddress(pid).ask(request), output(), json, onOk);
    }

    /** The same for what changes something; tells its progress if that is wanted. */
    int answer(ControlRequest request, ProgressOption progress, Answer onOk) throws UnreachableException {
        return Answer.print(new JvmAddress(pid).ask(progress.on(request), progress::tell), output(), json, onOk);
    }

    int refused(List<DiagnosticReport> diagnostics) {
        return output().refused(diagnostics, json);
    }
}
