package dev.molt.cli;

import dev.molt.release.DiagnosticReport;
import dev.molt.release.PlanReport;
import dev.molt.trial.TestsReport;
import dev.molt.trial.TrialReport;
import java.util.List;
import java.util.stream.Stream;

/** How a trial ended, for people or programs. */
final class TrialText {

    private final Output output;

    TrialText(Output output) {
        this.output = output;
    }

    /** Prints it, and gives the exit code. */
    int print(TrialReport report, boolean json) {
        if (json) {
            output.json(report);
        } else {
            print(report);
        }
        if (!report.applies()) {
            return report.failed() == null ? ExitCode.REFUSED : ExitCode.FAILED;
        }
        return report.tests() == null || report.tests().different().isEmpty() ? ExitCode.DONE : ExitCode.DIFFERENT;
    }

    private void print(TrialReport report) {
        output.line("applies live: " + (report.applies() ? "yes" : "no, because"));
        if (report.failed() != null) {
            output.line("failed and undone: " + report.failed());
        }
        reasons(report).forEach(reason -> output.line(reason.text()));
        if (report.applies()) {
            PlanReport plan = report.plan();
            output.line("  " + plan.application() + " " + plan.from() + " -> " + plan.to() + ": "
                    + plan.classes().size() + " classes changed, " + report.redefined() + " loaded classes redefined, "
                    + report.milliseconds() + " ms");
        }
        if (report.tests() != null) {
            print(report.tests());
        } else {
            output.line("  classes loaded before: " + report.loaded()
                    + (report.skipped() == 0 ? "" : ", passed over as they lack something: " + report.skipped()));
        }
    }

    private static List<DiagnosticReport> reasons(TrialReport report) {
        return Stream.concat(
                        Stream.ofNullable(report.plan()).flatMap(plan -> plan.diagnostics().stream()),
                        Stream.ofNullable(report.refused()).flatMap(List::stream))
                .toList();
    }

    private void print(TestsReport tests) {
        output.line("tests: " + tests.compared() + ", of which " + tests.equal() + " end as in a JVM that had the newer"
                + " version from the start, " + tests.failing() + " fail there, and " + tests.different().size()
                + " differ");
        tests.different().forEach(test -> output.line("  " + test.test() + ": " + test.found()
                + (test.expected().isEmpty() ? "" : ", not " + test.expected())
                + (test.reason().isEmpty() ? "" : ": " + test.reason())));
        if (!tests.discriminating().isEmpty()) {
            output.line("  " + tests.discriminating().size() + " do not pass in the older version, and " + tests.changed()
                    + " of these pass after the upgrade");
        }
    }
}
