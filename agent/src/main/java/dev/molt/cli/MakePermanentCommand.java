package dev.molt.cli;

import dev.molt.control.ReleaseCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code molt make_permanent VSN}. */
@Command(
        name = "make_permanent",
        description = "Make the release that runs the one that a restart starts.",
        mixinStandardHelpOptions = true)
final class MakePermanentCommand implements Callable<Integer> {

    @Mixin
    private OneRelease release;

    @Override
    public Integer call() throws UnreachableException {
        return release.ask(
                ReleaseCommand.MAKE_PERMANENT,
                response -> response.release().release(),
                "is permanent: a restart starts it");
    }
}
