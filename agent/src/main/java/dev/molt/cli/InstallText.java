package dev.molt.cli;

import dev.molt.release.InstallReport;
import dev.molt.release.PlanReport;
import java.util.List;

/** An installation for people. */
final class InstallText {

    private final Output output;

    InstallText(Output output) {
        this.output = output;
    }

    /** What would happen, and every reason why it will not. */
    void checked(InstallReport report) {
        output.line(report.from() + " -> " + report.to() + description(report));
        for (PlanReport application : report.applications()) {
            output.line("  " + application(application));
            output.table(application.classes().stream()
                    .map(c -> List.of(
                            "  " + c.action(), c.name(), c.loaded() ? "loaded" : "not loaded yet", c.change()))
                    .toList());
        }
        report.effects().forEach(effect -> output.line("  " + effect));
        if (!report.script().isEmpty()) {
            output.line("script:");
            report.script().forEach(line -> output.line("  " + line));
        }
        output.diagnostics(report.diagnostics());
    }

    /** What was done, and what is still to be done. */
    void installed(InstallReport report) {
        output.diagnostics(report.diagnostics());
        for (PlanReport application : report.applications()) {
            output.line("  " + application(application));
            application
                    .classes()
                    .forEach(c -> output.line("    " + c.action() + " " + c.name() + (c.loaded() ? "" : " (not loaded yet)")));
        }
        output.line(outcome(report) + description(report));
        if (report.outcome().equals(InstallReport.CONTINUE_AFTER_RESTART)) {
            return;
        }
        output.line("  " + report.redefined() + " loaded classes redefined, " + report.milliseconds() + " ms");
        ChangeText.suspension(report.suspension(), output);
        report.verified().forEach(verified -> output.line("  verified: " + verified));
        if (report.confirmWithin() > 0) {
            output.line("  it is undone unless somebody says within " + report.confirmWithin() + " s: molt confirm "
                    + report.to());
        }
        if (!report.permanent()) {
            output.line("  a restart starts it once somebody says: molt make_permanent " + report.to());
        }
    }

    private static String outcome(InstallReport report) {
        return switch (report.outcome()) {
            case InstallReport.INSTALLED -> "release " + report.to() + " runs now (was " + report.from() + ")";
            case InstallReport.CONTINUE_AFTER_RESTART -> "the JVM starts anew on the way from release " + report.from()
                    + " to " + report.to() + ", and the rest is done then";
            case InstallReport.RESTARTS -> "release " + report.to() + " runs now (was " + report.from()
                    + "), and the JVM starts anew with it";
            default -> report.outcome() + ": release " + report.from() + " -> " + report.to();
        };
    }

    private static String application(PlanReport application) {
        String name = application.application() + " ";
        if (application.from().equals(PlanReport.ABSENT)) {
            return name + application.to() + " is added";
        }
        if (application.to().equals(application.from())) {
            return name + application.to() + " is restarted";
        }
        return application.to().equals(PlanReport.ABSENT)
                ? name + application.from() + " is removed"
                : name + application.from() + " -> " + application.to();
    }

    private static String description(InstallReport report) {
        return report.description().isEmpty() ? "" : ": " + report.description();
    }
}
