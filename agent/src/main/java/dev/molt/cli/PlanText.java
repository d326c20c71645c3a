package dev.molt.cli;

import dev.molt.eval.Rehearsed;
import dev.molt.release.PlanReport;
import java.util.List;
import java.util.Locale;

/** A plan for people. */
final class PlanText {

    private final Output output;

    PlanText(Output output) {
        this.output = output;
    }

    /** What would happen, and every reason why it will not. */
    void print(PlanReport plan) {
        output.line(plan.application() + " " + plan.from() + " -> " + plan.to() + " (" + plan.direction()
                + "), loader " + plan.loader() + ", upgrade file: "
                + (plan.generated() ? "none, generated from the difference" : plan.appup()));
        if (plan.classes().isEmpty()) {
            output.line("  no class changes");
        }
        output.table(plan.classes().stream()
                .map(c -> List.of(c.action(), c.name(), c.loaded() ? "loaded" : "not loaded yet", c.change()))
                .toList());
        if (!plan.script().isEmpty()) {
            output.line("script:");
            plan.script().forEach(line -> output.line("  " + line));
        }
        if (plan.rehearsal() != null) {
            output.line("rehearsed:" + (plan.rehearsal().isEmpty() ? " nothing, as no objects are transformed" : ""));
            output.table(plan.rehearsal().stream().map(PlanText::rehearsed).toList());
        }
        output.diagnostics(plan.diagnostics());
    }

    /** Of what failed or could not be rehearsed, the diagnostics tell why. */
    private static List<String> rehearsed(Rehearsed module) {
        return List.of(
                module.module(),
                module.rehearsed() + " of " + module.objects() + " objects",
                failed(module) + (module.hindrances().isEmpty() ? "" : ", " + notRehearsed(module)),
                module.rehearsed() == 0 ? "" : milliseconds(module.microseconds()) + ", "
                        + milliseconds(module.microsecondsPer1000()) + " for 1,000");
    }

    /** What fails for a module as a whole, as when it takes too long, fails for no object. */
    private static String failed(Rehearsed module) {
        return module.isFailure() && module.failed() == 0 ? "failed" : module.failed() + " failed";
    }

    /** Where nothing was tried, it is not known either how many there are. */
    private static String notRehearsed(Rehearsed module) {
        return (module.notRehearsed() == 0 ? "" : module.notRehearsed() + " ") + "not rehearsed";
    }

    private static String milliseconds(long microseconds) {
        return String.format(Locale.ROOT, "%.3f ms", microseconds / 1e3);
    }
}
