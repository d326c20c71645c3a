package dev.molt.cli;

import dev.molt.control.ReleaseCommand;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code molt set_removed VSN}. */
@Command(
        name = "set_removed",
        description = "Forget a release, and leave its files alone.",
        mixinStandardHelpOptions = true)
final class SetRemovedCommand implements Callable<Integer> {

    @Mixin
    private OneRelease release;

    @Override
    public Integer call() throws UnreachableException {
        return release.ask(
                ReleaseCommand.SET_REMOVED,
                response -> Map.of("removed", release.version()),
                "is known no more; its files are left alone");
    }
}
