package dev.molt.cli;

import dev.molt.control.ReleaseCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code molt set_unpacked VSN}. */
@Command(
        name = "set_unpacked",
        description = "Make a release known whose files were put into place by other means.",
        mixinStandardHelpOptions = true)
final class SetUnpackedCommand implements Callable<Integer> {

    @Mixin
    private OneRelease release;

    @Override
    public Integer call() throws UnreachableException {
        return release.ask(
                ReleaseCommand.SET_UNPACKED,
                response -> response.release().release(),
                "is known, and unpacked");
    }
}
