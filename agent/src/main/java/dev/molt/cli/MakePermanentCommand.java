package dev.molt.cli;

import dev.molt.control.ControlRequest;
import dev.molt.control.ReleaseCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code molt make_permanent VSN}. */
@Command(
        name = "make_permanent",
        description = "Make the release that runs the one that a restart starts.",
        mixinStandardHelpOptions = true)
final class MakePermanentCommand implements Callable<Integer> {

    @Mixin
    private OneRelease release;

    @Option(names = "--soft-purge", description = "Refuse while calls still run code of a version that was replaced.")
    private boolean softPurge;

    @Override
    public Integer call() throws UnreachableException {
        return release.ask(
                ReleaseCommand.MAKE_PERMANENT,
                softPurge
                        ? ControlRequest.makePermanentWithSoftPurge(release.version())
                        : ControlRequest.of(ReleaseCommand.MAKE_PERMANENT, release.version()),
                response -> response.release().release(),
                "is permanent: a restart starts it");
    }
}
