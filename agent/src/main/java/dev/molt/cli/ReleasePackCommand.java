package dev.molt.cli;

import dev.molt.archive.Limits;
import dev.molt.diag.RefusedException;
import dev.molt.release.DiagnosticReport;
import dev.molt.target.Packer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code molt release pack RELEASE --lib DIR}: an archive that systems unpack. */
@Command(
        name = "pack",
        description = "Pack a release with its applications and Molt into one archive; what could not start is refused.",
        mixinStandardHelpOptions = true)
final class ReleasePackCommand implements Callable<Integer> {

    @Mixin
    private AssemblyOptions assembly;

    @Option(names = "--output", paramLabel = "FILE", description = "The archive; else NAME-VSN.jar.")
    private Optional<Path> output;

    @Mixin
    private SigningOptions signing;

    @Mixin
    private JsonOption json;

    @Override
    public Integer call() throws IOException {
        try {
            return print(json.told(), Packer.pack(
                    assembly.assembly(), output, Limits.defaults(), signing.signing(json.commandLine())));
        } catch (RefusedException e) {
            return json.told().refused(e);
        }
    }

    /** Tells what was packed. */
    static int print(Told told, Packer.Packed packed) {
        return told.done(
                new Printed(
                        packed.archive().toString(),
                        packed.release(),
                        packed.version(),
                        packed.molt(),
                        Told.reports(packed.warnings())),
                packed.archive() + " holds release " + packed.release() + " " + packed.version() + ", with Molt "
                        + packed.molt(),
                packed.warnings());
    }

    /** What programs read. */
    private record Printed(
            String archive, String release, String version, String molt, List<DiagnosticReport> diagnostics) {}
}
