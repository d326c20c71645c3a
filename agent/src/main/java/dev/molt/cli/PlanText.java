package dev.molt.cli;

import dev.molt.release.PlanReport;
import java.util.List;

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
        output.diagnostics(plan.diagnostics());
    }
}
