package dev.molt.cli;

import dev.molt.archive.Limits;
import dev.molt.diag.RefusedException;
import dev.molt.target.Packer;
import dev.molt.target.TargetSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code molt target create RELEASE --lib DIR --output DIR}: a target system from what was built. */
@Command(
        name = "create",
        description = "Make a target system of a release, ready to start; or only the archive that one is installed from.",
        mixinStandardHelpOptions = true)
final class TargetCreateCommand implements Callable<Integer> {

    @Mixin
    private AssemblyOptions assembly;

    @ArgGroup(multiplicity = "1")
    private Made made;

    @Mixin
    private JsonOption json;

    /** What to make. */
    private static final class Made {

        @Option(
                names = "--output",
                paramLabel = "DIR",
                description = "The system's directory, which is not there yet, or empty.")
        private Path output;

        @Option(names = "--archive", paramLabel = "FILE", description = "Make the archive of this first release only.")
        private Path archive;
    }

    @Override
    public Integer call() throws IOException {
        try {
            return made.output != null
                    ? MadeText.print(json.told(), TargetSystem.create(assembly.assembly(), made.output))
                    : ReleasePackCommand.print(json.told(), Packer.pack(
                            assembly.assembly(), Optional.of(made.archive), Limits.defaults(), Optional.empty()));
        } catch (RefusedException e) {
            return json.told().refused(e);
        }
    }
}
