package dev.molt.plan;

import dev.molt.classfile.ClassFile;
import dev.molt.diag.Diagnostic;
import dev.molt.diff.ClassDiff;
import dev.molt.diff.ShapeChange;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A class that is loaded keeps its shape: refuses each member whose change the JVM refuses, in the JVM's words.
 *
 * <p>A class that is not loaded yet may change in any way.
 */
final class ShapeKept implements Check {

    @Override
    public List<Diagnostic> check(Planned planned) {
        List<Diagnostic> found = new ArrayList<>();
        for (String name : classes(planned)) {
            boolean remains = planned.request().remains().containsKey(name);
            String owner = remains ? name + ", which was deleted and lives on in this JVM" : name;
            diff(planned, name).ifPresent(diff -> {
                for (ShapeChange change : diff.shapeChanges()) {
                    found.add(Diagnostic.error(
                            "schema",
                            planned.position(name),
                            owner + ": " + change + " (the JVM: " + words(change) + ")",
                            change.cure()));
                }
            });
        }
        return found;
    }

    /** What the entry brings in, and what it should: who adds the missing line is not to be refused a second time. */
    private static Set<String> classes(Planned planned) {
        Set<String> names = new LinkedHashSet<>(planned.mentions().keySet());
        if (!planned.restarts()) {
            names.addAll(planned.changes().keySet());
        }
        names.removeIf(name -> planned.mentions().containsKey(name)
                && planned.mentions().get(name).action() == Action.DELETE);
        return names;
    }

    /** Against what the JVM has under this name: the running version's class, or one that was deleted and lives on. */
    private static Optional<ClassDiff> diff(Planned planned, String name) {
        PlanRequest request = planned.request();
        byte[] remains = request.remains().get(name);
        if (remains != null) {
            return planned.after().file(name).map(after -> ClassDiff.between(ClassFile.of(name, remains), after));
        }
        return request.loaded().contains(name)
                ? Optional.ofNullable(planned.changes().get(name)).flatMap(ClassChange::diff)
                : Optional.empty();
    }

    /** The JVM begins each of its refusals in the same way. */
    private static String words(ShapeChange change) {
        return change.refusal().replace("class redefinition failed: ", "");
    }

    /** True if the JVM would refuse the class. */
    static boolean refuses(Planned planned, String name) {
        return diff(planned, name).filter(diff -> !diff.accepted()).isPresent();
    }
}
