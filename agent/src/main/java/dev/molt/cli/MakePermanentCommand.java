package dev.molt.cli;

import dev.molt.control.ReleaseCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code molt make_permanent VSN}. */
@Command(
        name = "make_permanent",
        description = "Make the release that runs the one that a restart starts.",
        mixinStandardHelpOptions = true)
final class MakePermanentCommand implements Callable<Integer> {

    @Mixin
    private RootOptions root;

    @Parameters(paramLabel = "VSN", description = "The version of the release.")
    private String version;

    @Override
    public Integer call() throws UnreachableException {
        return root.answer(ReleaseCommand.MAKE_PERMANENT, version, (response, output) -> {
            if (root.json()) {
                output.json(response.release().release());
            } else {
                output.line("release " + version + " is permanent: a restart starts it");
            }
            return ExitCode.DONE;
        });
    }
}
