package dev.molt.cli;

import dev.molt.control.ReleaseCommand;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code molt remove VSN}. */
@Command(
        name = "remove",
        description = "Take a release away, with all that no other release needs.",
        mixinStandardHelpOptions = true)
final class RemoveCommand implements Callable<Integer> {

    @Mixin
    private RootOptions root;

    @Parameters(paramLabel = "VSN", description = "The version of the release.")
    private String version;

    @Override
    public Integer call() throws UnreachableException {
        return root.answer(ReleaseCommand.REMOVE, version, (response, output) -> {
            if (root.json()) {
                output.json(Map.of("removed", version));
            } else {
                output.line("release " + version + " is removed");
            }
            return ExitCode.DONE;
        });
    }
}
