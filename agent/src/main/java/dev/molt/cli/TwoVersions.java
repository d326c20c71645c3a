package dev.molt.cli;

import dev.molt.diag.RefusedException;
import dev.molt.draft.ApplicationVersion;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The code of two versions of an application, and what it does not tell itself. */
class TwoVersions {

    @Parameters(index = "0", paramLabel = "OLD", description = "The older version's jar or class folder.")
    private Path older;

    @Parameters(index = "1", paramLabel = "NEW", description = "The newer version's jar or class folder.")
    private Path newer;

    @Option(names = "--application", paramLabel = "NAME", description = "The application, if the code does not tell.")
    private String application;

    @Option(names = "--from", paramLabel = "VERSION", description = "The older version, if the code does not tell.")
    private String from;

    @Option(names = "--to", paramLabel = "VERSION", description = "The newer version, if the code does not tell.")
    private String to;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    Path older() {
        return older;
    }

    Path newer() {
        return newer;
    }

    /** The name given, or null. */
    String application() {
        return application;
    }

    /** The older version given, or null. */
    String from() {
        return from;
    }

    /** The newer version given, or null. */
    String to() {
        return to;
    }

    /** What one of the two says of itself; a path that cannot be read is a wrong command line. */
    ApplicationVersion read(Path path) throws RefusedException {
        try {
            return ApplicationVersion.read(path);
        } catch (IOException e) {
            throw new TextFiles(command.commandLine()).unreadable(path, e);
        }
    }
}
