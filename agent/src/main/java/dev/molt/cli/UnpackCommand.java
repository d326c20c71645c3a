package dev.molt.cli;

import dev.molt.control.ReleaseCommand;
import dev.molt.release.UnpackReport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code molt unpack ARCHIVE}. */
@Command(
        name = "unpack",
        description = "Check an archive, and put the release in it beside the others.",
        mixinStandardHelpOptions = true)
final class UnpackCommand implements Callable<Integer> {

    @Mixin
    private RootOptions root;

    @Parameters(paramLabel = "ARCHIVE", description = "The archive of the release.")
    private Path archive;

    @Override
    public Integer call() throws UnreachableException {
        String path = archive.toAbsolutePath().normalize().toString();
        return root.answer(ReleaseCommand.UNPACK, path, (response, output) -> {
            if (root.json()) {
                output.json(response.release().unpacked());
            } else {
                print(response.release().unpacked(), output);
            }
            return ExitCode.DONE;
        });
    }

    private static void print(UnpackReport report, Output output) {
        output.diagnostics(report.warnings());
        output.line(report.release().release() + " " + report.release().version()
                + (report.already() ? " was unpacked before, with the same contents" : " is unpacked"));
        output.line("  SHA-256 of the archive: " + report.digest());
        output.line(report.signer() == null ? "  not signed" : "  signed by " + report.signer());
    }
}
