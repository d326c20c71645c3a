package dev.molt.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** What {@code molt relup} is told of releases. */
final class ReleaseOptions {

    @Option(names = "--release", paramLabel = "RELEASE", description = "The release.yaml of the newer release.")
    private Path release;

    @Option(
            names = "--from",
            paramLabel = "RELEASE",
            description = "The release.yaml of a release to upgrade from; may be repeated.")
    private List<Path> from = List.of();

    @Option(
            names = "--to",
            paramLabel = "RELEASE",
            description = "The release.yaml of a release to downgrade to; may be repeated; those of --from, if left out.")
    private List<Path> to = List.of();

    @Option(names = "--up-only", description = "No way back.")
    private boolean upOnly;

    @Option(
            names = "--lib",
            paramLabel = "DIR",
            description = "A folder with applications, as APP-VSN/*.jar or APP-VSN.jar; may be repeated.")
    private List<Path> libraries = List.of();

    @Option(names = "--output", paramLabel = "FILE", description = "Write to a file, mostly relup.yaml, too.")
    private Path output;

    @Option(names = "--restart-emulator", description = "End each script with a new start of the JVM.")
    private boolean restartEmulator;

    @Option(names = "--warnings-as-errors", description = "Refuse where there is a warning.")
    private boolean warningsAsErrors;

    Path release() {
        return release;
    }

    List<Path> from() {
        return from;
    }

    List<Path> to() {
        return upOnly ? List.of() : to.isEmpty() ? from : to;
    }

    List<Path> libraries() {
        return libraries;
    }

    Path output() {
        return output;
    }

    boolean restartEmulator() {
        return restartEmulator;
    }

    boolean warningsAsErrors() {
        return warningsAsErrors;
    }

    /** The first option that is there beside those of an upgrade file, or null. */
    String first() {
        return release != null ? "--release"
                : !from.isEmpty() ? "--from"
                : !to.isEmpty() ? "--to"
                : upOnly ? "--up-only"
                : !libraries.isEmpty() ? "--lib"
                : output != null ? "--output"
                : restartEmulator ? "--restart-emulator"
                : warningsAsErrors ? "--warnings-as-errors" : null;
    }

    /** The first option that is missing beside {@code --release}, or null. */
    String missing() {
        return release == null ? "option: '--release=RELEASE'"
                : from.isEmpty() && to.isEmpty() ? "option: '--from=RELEASE'"
                : libraries.isEmpty() ? "option: '--lib=DIR'" : null;
    }
}
