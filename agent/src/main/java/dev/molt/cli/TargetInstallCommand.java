package dev.molt.cli;

import dev.molt.archive.Limits;
import dev.molt.diag.RefusedException;
import dev.molt.target.TargetSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code molt target install ARCHIVE DIR}: a target system from an archive. */
@Command(
        name = "install",
        description = "Make a target system of an archive, ready to start.",
        mixinStandardHelpOptions = true)
final class TargetInstallCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "ARCHIVE", description = "What molt release pack made.")
    private Path archive;

    @Parameters(
            index = "1",
            paramLabel = "DIR",
            description = "The system's directory, which is not there yet, or empty.")
    private Path directory;

    @Mixin
    private JsonOption json;

    @Override
    public Integer call() throws IOException {
        try {
            return MadeText.print(
                    json.told(), TargetSystem.install(archive, directory, Limits.defaults(), Optional.empty()));
        } catch (RefusedException e) {
            return json.told().refused(e);
        }
    }
}
