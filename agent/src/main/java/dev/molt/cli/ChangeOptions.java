package dev.molt.cli;

import dev.molt.appup.Direction;
import dev.molt.release.ChangeRequest;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What is wanted of an application, beside the code. */
final class ChangeOptions {

    @Option(
            names = "--appup",
            paramLabel = "FILE",
            description = "The upgrade file; else the one in the jar; else one generated from the difference.")
    private Path appup;

    @Option(names = "--application", paramLabel = "NAME", description = "The application, if the code does not tell.")
    private String application;

    @Option(names = "--from", paramLabel = "VERSION", description = "The running version, if the code does not tell.")
    private String from;

    @Option(names = "--to", paramLabel = "VERSION", description = "The version wanted, if the code does not tell.")
    private String to;

    @Option(
            names = "--loader",
            paramLabel = "ID",
            description = "The class loader, as molt status shows it, if the application runs in several.")
    private String loader;

    /** The request; paths made absolute, as the target reads them from its own working directory. */
    ChangeRequest request(Direction direction, Path code) {
        return new ChangeRequest(direction, absolute(code), absolute(appup), application, from, to, loader);
    }

    private static String absolute(Path path) {
        return path == null ? null : path.toAbsolutePath().normalize().toString();
    }
}
