package dev.molt.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command takes that asks no JVM. */
final class JsonOption {

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    CommandLine commandLine() {
        return command.commandLine();
    }

    Told told() {
        return new Told(new Output(commandLine()), json);
    }
}
