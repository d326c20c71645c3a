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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds out whether threads wait inside of classes that are to be deleted. */
public final class InsideCheck {

    private InsideCheck() {}

    /** An error for each thread inside of what is deleted softly, a warning where it is brutally. */
    public static List<Diagnostic> check(Tools tools, Place place, Plan plan) {
        List<Diagnostic> found = new ArrayList<>();
        for (Purge purge : Purge.values()) {
            Map<String, String> deleted = new HashMap<>();
            Set<Class<?>> classes = new HashSet<>();
            for (ClassPlan module : plan.classes()) {
                if (module.action() == Action.DELETE && module.purge() == purge) {
                    for (Class<?> type : Deletions.withBeside(tools, place, module.name())) {
                        classes.add(type);
                        deleted.put(type.getName(), module.name());
                    }
                }
            }
            // One look over all of them: each stops the threads, and waits for who only passes.
            Map<String, List<Blocker>> inside = new Inside(tools, classes).waiting(Deletions.PASSING).stream()
                    .collect(Collectors.groupingBy(blocker -> name(blocker, deleted), TreeMap::new, Collectors.toList()));
            inside.forEach((name, all) ->
                    all.forEach(blocker -> found.add(diagnostic(name, purge, position(plan, name), blocker))));
        }
        return found;
    }

    /** Whose stack is not seen whole may be in any of them. */
    private static String name(Blocker inside, Map<String, String> deleted) {
        return inside.frame() == null
                ? deleted.values().stream().distinct().sorted().collect(Collectors.joining(", "))
                : deleted.get(inside.frame().className());
    }

    private static Diagnostic diagnostic(String name, Purge purge, Position position, Blocker inside) {
        String message = name + " is deleted while " + inside;
        return purge == Purge.SOFT_PURGE
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
