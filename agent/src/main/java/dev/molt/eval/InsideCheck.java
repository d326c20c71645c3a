package dev.molt.eval;

import dev.molt.appup.AppupInstruction.ModuleInstruction;
import dev.molt.appup.Purge;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.Position;
import dev.molt.plan.Action;
import dev.molt.plan.ClassPlan;
import dev.molt.plan.Plan;
import dev.molt.suspend.Blocker;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds out whether threads wait inside of classes that are to be deleted. */
public final class InsideCheck {

    private InsideCheck() {}

    /** An error for each thread inside of what is deleted softly, a warning where it is brutally. */
    public static List<Diagnostic> check(Tools tools, Place place, Plan plan) {
        List<Diagnostic> found = new ArrayList<>();
        for (ClassPlan deleted : plan.classes()) {
            if (deleted.action() == Action.DELETE) {
                Set<Class<?>> classes = Deletions.withBeside(tools, place, deleted.name());
                for (Blocker inside : new Inside(tools, classes).waiting(Deletions.PASSING)) {
                    found.add(diagnostic(deleted, position(plan, deleted.name()), inside));
                }
            }
        }
        return found;
    }

    private static Diagnostic diagnostic(ClassPlan deleted, Position position, Blocker inside) {
        String message = deleted.name() + " is deleted while " + inside;
        return deleted.purge() == Purge.SOFT_PURGE
                ? Diagnostic.error("live_frames", position, message, "wait until it has returned from there, or write "
                        + "`purge: brutal_purge` in an upgrade file, after which it finishes in the code that is gone")
                : Diagnostic.warning("live_frames", position, message, "wait until it has returned from there; else it finishes "
                        + "in the code that is gone, whose static fields are null");
    }

    private static Position position(Plan plan, String name) {
        return plan.instructions().stream()
                .filter(ModuleInstruction.class::isInstance)
                .map(instruction -> ((ModuleInstruction) instruction).module())
                .filter(module -> module.value().equals(name) && module.position() != null)
                .map(module -> module.position())
                .findFirst()
                .orElse(null);
    }
}
