package dev.molt.plan;

import dev.molt.classfile.MethodShape;
import dev.molt.diff.ClassDiff;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Says for each module named what becomes of its class. */
final class ClassPlans {

    private ClassPlans() {}

    /** By name; a class that is not where its instruction says is left to {@link ModulesExist}. */
    static List<ClassPlan> of(Planned planned) {
        List<ClassPlan> plans = new ArrayList<>();
        for (Mention mention : planned.mentions().values()) {
            String name = mention.module().value();
            plans.add(new ClassPlan(
                    name,
                    mention.action(),
                    planned.request().loaded().contains(name),
                    planned.before().bytes(name).orElse(null),
                    planned.after().bytes(name).orElse(null),
                    mention.purge(),
                    change(planned, name)));
        }
        plans.sort(Comparator.comparing(ClassPlan::name));
        return List.copyOf(plans);
    }

    private static String change(Planned planned, String name) {
        ClassChange change = planned.changes().get(name);
        if (change != null) {
            return change.diff().map(ClassPlans::bodies).orElse("");
        }
        return planned.before().contains(name) ? "does not differ" : "is in neither version";
    }

    private static String bodies(ClassDiff diff) {
        List<String> changes = new ArrayList<>();
        diff.shapeChanges().forEach(change -> changes.add(change.toString()));
        if (!diff.bodyChanges().isEmpty()) {
            changes.add(diff.bodyChanges().stream().map(MethodShape::source).collect(Collectors.joining(", ", "body of ", "")));
        }
        return changes.isEmpty() ? "attributes change" : String.join(", ", changes);
    }
}
