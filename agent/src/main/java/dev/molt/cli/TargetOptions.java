package dev.molt.cli;

import dev.molt.control.ControlRequest;
import dev.molt.control.ControlResponse;
import dev.molt.release.DiagnosticReport;
import java.util.List;
import java.util.Map;
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
        ControlResponse response = new JvmAddress(pid).ask(request);
        return switch (response.outcome()) {
            case ControlResponse.OK -> onOk.print(response, output());
            case ControlResponse.REFUSED -> refused(response.refused());
            case ControlResponse.BROKEN -> broken(response.failure());
            default -> failed(response.failure());
        };
    }

    private int broken(String reason) {
        output().error("molt: " + reason);
        return ExitCode.INTERNAL;
    }

    int refused(List<DiagnosticReport> diagnostics) {
        return output().refused(diagnostics, json);
    }

    private int failed(String reason) {
        if (json) {
            output().json(Map.of("failed", reason));
        } else {
            output().error("failed: " + reason);
        }
        return ExitCode.FAILED;
    }

    /** Prints a report and gives the exit code. */
    interface Answer {
        int print(ControlResponse response, Output output);
    }
}
