package dev.molt.cli;

import dev.molt.target.Assembly;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a release is put together from. */
final class AssemblyOptions {

    @Parameters(paramLabel = "RELEASE", description = "The release.yaml.")
    private Path release;

    @Option(
            names = "--lib",
            paramLabel = "DIR",
            required = true,
            description = "A folder with applications, as APP-VSN/*.jar or APP-VSN.jar, or a jar; may be repeated.")
    private List<Path> libraries;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration, sys.config.yaml; or sys.config.yaml.src, which has variables.")
    private Optional<Path> config;

    @Option(names = "--relup", paramLabel = "FILE", description = "The scripts that molt relup wrote.")
    private Optional<Path> relup;

    @Option(names = "--molt", paramLabel = "JAR", description = "The molt.jar of the release; else the one that runs.")
    private Optional<Path> molt;

    Assembly assembly() {
        return new Assembly(release, libraries, config, relup, molt.orElseGet(MoltJar::path));
    }
}
