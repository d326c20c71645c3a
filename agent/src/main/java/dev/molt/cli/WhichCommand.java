package dev.molt.cli;

import dev.molt.control.ReleaseCommand;
import dev.molt.diag.Spelling;
import dev.molt.release.ReleaseReport;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code molt which [STATUS]}: all releases, or those of one status. */
@Command(
        name = "which",
        description = "The releases of a target system, and which one runs.",
        mixinStandardHelpOptions = true)
final class WhichCommand implements Callable<Integer> {

    private static final List<String> KNOWN = List.of("unpacked", "current", "permanent", "old");

    @Mixin
    private RootOptions root;

    @Parameters(
            paramLabel = "STATUS",
            arity = "0..1",
            description = "Only releases that are this: unpacked, current, permanent or old.")
    private String status;

    @Override
    public Integer call() throws UnreachableException {
        if (status != null && !KNOWN.contains(status)) {
            throw root.wrong("there is no status '" + status + "'; " + Spelling.cure(status, KNOWN));
        }
        return root.answer(ReleaseCommand.WHICH, null, (response, output) -> {
            List<ReleaseReport> releases = response.release().which().stream()
                    .filter(release -> status == null || release.status().equals(status))
                    .toList();
            if (root.json()) {
                output.json(releases);
            } else {
                print(releases, output);
            }
            return ExitCode.DONE;
        });
    }

    private void print(List<ReleaseReport> releases, Output output) {
        if (releases.isEmpty()) {
            output.line("no release is " + (status == null ? "known" : status));
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("RELEASE", "VERSION", "STATUS", "APPLICATIONS"));
        releases.forEach(release -> rows.add(List.of(
                release.release(), release.version(), release.status(), String.join(", ", release.applications()))));
        output.table(rows);
    }
}
