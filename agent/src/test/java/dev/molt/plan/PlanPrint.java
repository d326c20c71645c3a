package dev.molt.plan;

import dev.molt.appup.StartType;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.relup.ApplicationModules;
import dev.molt.relup.Applications;
import dev.molt.relup.Script;
import dev.molt.relup.TranslationUnit;
import dev.molt.relup.Translator;
import java.util.List;

/** A plan's text with nothing left out: the entry chosen, the classes, the script if it is one, and what is told. */
final class PlanPrint {

    private PlanPrint() {}

    static String of(PlanCase planned) throws RefusedException {
        PlanRequest request = planned.request();
        try {
            Plan plan = planned.plan();
            StringBuilder text = new StringBuilder();
            text.append(plan.application() + " " + plan.from() + " -> " + plan.to() + " (" + plan.direction() + ")");
            text.append(plan.generated() ? ", generated\n" : ", entry " + entry(plan, request) + "\n");
            plan.classes().forEach(c -> text.append(("  " + c.action() + " " + c.name()
                            + (c.loaded() ? ", loaded" : "") + (c.action() == Action.DELETE ? ", " + c.purge() : "")
                            + (c.change().isEmpty() ? "" : ": " + c.change()))
                    + "\n"));
            if (!plan.refused()) {
                script(plan, request).lines().forEach(line -> text.append(line).append('\n'));
            }
            return text + told(plan.diagnostics());
        } catch (RefusedException e) {
            return "no plan\n" + told(e.diagnostics());
        }
    }

    private static String entry(Plan plan, PlanRequest request) {
        return switch (plan.direction()) {
            case UP -> "from " + plan.appup().entryFor(plan.direction(), request.from()).orElseThrow().version();
            case DOWN -> "to " + plan.appup().entryFor(plan.direction(), request.to()).orElseThrow().version();
        };
    }

    private static Script script(Plan plan, PlanRequest request) throws RefusedException {
        ApplicationModules before = new ApplicationModules(
                "shop", plan.from(), List.copyOf(request.oldClasses().names()), StartType.PERMANENT);
        ApplicationModules after = new ApplicationModules(
                "shop", plan.to(), List.copyOf(request.newClasses().names()), StartType.PERMANENT);
        return new Translator(new Applications(List.of(before), List.of(after)))
                .translate(
                        List.of(new TranslationUnit("shop", plan.instructions())),
                        plan.direction(),
                        plan.appup().windows());
    }

    private static String told(List<Diagnostic> diagnostics) {
        StringBuilder text = new StringBuilder();
        diagnostics.forEach(d -> text.append("\n" + d.code() + "\n" + d.render() + "\n"));
        return text.toString();
    }
}
