package dev.molt.cli;

import dev.molt.control.ReleaseCommand;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code molt confirm VSN}. */
@Command(
        name = "confirm",
        description = "Say that an installation which waits for it is good.",
        mixinStandardHelpOptions = true)
final class ConfirmCommand implements Callable<Integer> {

    @Mixin
    private RootOptions root;

    @Parameters(paramLabel = "VSN", description = "The version of the release.")
    private String version;

    @Override
    public Integer call() throws UnreachableException {
        return root.answer(ReleaseCommand.CONFIRM, version, (response, output) -> {
            if (root.json()) {
                output.json(Map.of("confirmed", version));
            } else {
                output.line("release " + version + " is confirmed");
            }
            return ExitCode.DONE;
        });
    }
}
