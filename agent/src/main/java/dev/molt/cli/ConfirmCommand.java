package dev.molt.cli;

import dev.molt.control.ReleaseCommand;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code molt confirm VSN}. */
@Command(
        name = "confirm",
        description = "Say that an installation which waits for it is good.",
        mixinStandardHelpOptions = true)
final class ConfirmCommand implements Callable<Integer> {

    @Mixin
    private OneRelease release;

    @Override
    public Integer call() throws UnreachableException {
        return release.ask(
                ReleaseCommand.CONFIRM,
                response -> Map.of("confirmed", release.version()),
                "is confirmed");
    }
}
