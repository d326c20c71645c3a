package dev.molt.cli;

import dev.molt.control.ReleaseCommand;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code molt remove VSN}. */
@Command(
        name = "remove",
        description = "Take a release away, with all that no other release needs.",
        mixinStandardHelpOptions = true)
final class RemoveCommand implements Callable<Integer> {

    @Mixin
    private OneRelease release;

    @Override
    public Integer call() throws UnreachableException {
        return release.ask(
                ReleaseCommand.REMOVE,
                response -> Map.of("removed", release.version()),
                "is removed");
    }
}
