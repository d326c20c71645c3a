package dev.molt.cli;

import dev.molt.diag.RefusedException;
import dev.molt.registry.Root;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which target system is meant. */
final class RootOption {

    private static final String VARIABLE = "MOLT_ROOT";

    @Option(
            names = "--root",
            paramLabel = "DIR",
            description = "The directory of the target system; else the environment variable MOLT_ROOT says.")
    private Path root;

    Root open(CommandLine command) throws IOException, RefusedException {
        String variable = System.getenv(VARIABLE);
        if (root == null && (variable == null || variable.isBlank())) {
            throw new ParameterException(
                    command, "Missing required option: '--root=DIR', as the environment variable MOLT_ROOT is not set");
        }
        return Root.open(root != null ? root : Path.of(variable));
    }
}
