package dev.molt.cli;

import dev.molt.control.ControlRequest;
import dev.molt.journal.Progress;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether a command that changes something tells what it is busy with, and how: by lines on standard error. */
final class ProgressOption {

    @Option(
            names = "--progress",
            description = "Tell on standard error what the upgrade is busy with, also where nobody sits at a terminal.")
    private boolean progress;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** The request, which asks for progress if it is to be told. */
    ControlRequest on(ControlRequest request) {
        return progress || Terminal.isThere() ? request.withProgress() : request;
    }

    /** Tells it. */
    void tell(Progress told) {
        new Output(command.commandLine()).error(text(told));
    }

    static String text(Progress told) {
        if (!told.ended()) {
            return told.phase() + " began at " + told.began();
        }
        String rate = told.objects() == null ? "" : ": " + told.objects() + " objects, " + told.objectsPerSecond() + " a second";
        return told.phase() + " took " + told.milliseconds() + " ms" + rate;
    }
}
