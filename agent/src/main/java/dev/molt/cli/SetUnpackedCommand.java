package dev.molt.cli;

import dev.molt.control.ReleaseCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code molt set_unpacked VSN}. */
@Command(
        name = "set_unpacked",
        description = "Make a release known whose files were put into place by other means.",
        mixinStandardHelpOptions = true)
final class SetUnpackedCommand implements Callable<Integer> {

    @Mixin
    private RootOptions root;

    @Parameters(paramLabel = "VSN", description = "The version of the release.")
    private String version;

    @Override
    public Integer call() throws UnreachableException {
        return root.answer(ReleaseCommand.SET_UNPACKED, version, (response, output) -> {
            if (root.json()) {
                output.json(response.release().release());
            } else {
                output.line("release " + version + " is known, and unpacked");
            }
            return ExitCode.DONE;
        });
    }
}
