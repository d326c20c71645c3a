package dev.molt.cli;

import dev.molt.control.ControlRequest;
import dev.molt.release.StatusReport;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code molt status PID}: which applications run, in which version. */
@Command(name = "status", description = "Which applications run in a JVM, in which version.", mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    @Mixin
    private TargetOptions target;

    @Override
    public Integer call() throws UnreachableException {
        return target.answer(new ControlRequest("status", null), (response, output) -> {
            if (target.json()) {
                output.json(response.status());
            } else {
                print(response.status(), output);
            }
            return ExitCode.DONE;
        });
    }

    private static void print(StatusReport status, Output output) {
        output.line("Molt " + status.molt() + " in process " + status.pid() + ", Java " + status.java()
                + ", upgrades so far: " + status.upgrades() + (status.upgrading() ? ", one running" : ""));
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("APPLICATION", "VERSION", "STARTED AS", "LOADER", "CLASSES", "CODE"));
        for (StatusReport.ApplicationReport app : status.applications()) {
            rows.add(List.of(
                    app.application(),
                    app.version(),
                    app.started(),
                    app.loader(),
                    String.valueOf(app.loaded()),
                    app.code()));
        }
        output.table(rows);
        status.applications().stream()
                .filter(app -> !app.changedByOthers().isEmpty())
                .forEach(app -> output.line("changed by somebody else: " + String.join(", ", app.changedByOthers())));
        status.applications().stream()
                .filter(app -> !app.missed().isEmpty())
                .forEach(app -> output.line("not as " + app.application() + " " + app.version()
                        + " has them, as memory or stack was at its end when they were loaded; the next change mends them: "
                        + String.join(", ", app.missed())));
        status.othersRefused().forEach(reason -> output.line("refused to somebody else: " + reason));
        if (status.latest() != null) {
            output.line("latest change: " + status.latest().change());
            ChangeText.suspension(status.latest().suspension(), output);
        }
        if (status.migrating() != null) {
            status.migrating().forEach(module -> output.line("transformed: " + module));
        }
        if (status.oldCode() != null) {
            // An older agent does not look.
            status.oldCode().forEach(frame -> output.line("in old code: " + frame));
        }
        if (!status.unnamed().isEmpty()) {
            output.line("without a version of their own: " + String.join(", ", status.unnamed()));
        }
    }
}
