package dev.molt.cli;

import dev.molt.control.ReleaseCommand;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code molt set_removed VSN}. */
@Command(
        name = "set_removed",
        description = "Forget a release, and leave its files alone.",
        mixinStandardHelpOptions = true)
final class SetRemovedCommand implements Callable<Integer> {

    @Mixin
    private RootOptions root;

    @Parameters(paramLabel = "VSN", description = "The version of the release.")
    private String version;

    @Override
    public Integer call() throws UnreachableException {
        return root.answer(ReleaseCommand.SET_REMOVED, version, (response, output) -> {
            if (root.json()) {
                output.json(Map.of("removed", version));
            } else {
                output.line("release " + version + " is known no more; its files are left alone");
            }
            return ExitCode.DONE;
        });
    }
}
