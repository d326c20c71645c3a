package dev.molt.cli;

import dev.molt.control.ReleaseCommand;
import dev.molt.release.InstallReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code molt check VSN}: what installing a release would do. */
@Command(
        name = "check",
        description = "What installing a release would do; touches nothing and calls nothing.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    @Mixin
    private OneRelease release;

    @Override
    public Integer call() throws UnreachableException {
        return release.answer(ReleaseCommand.CHECK, release.version(), (response, output) -> {
            InstallReport report = response.release().installation();
            if (release.json()) {
                output.json(report);
            } else {
                new InstallText(output).checked(report);
            }
            return report.diagnostics().stream().anyMatch(d -> d.severity().equals("error"))
                    ? ExitCode.REFUSED
                    : ExitCode.DONE;
        });
    }
}
