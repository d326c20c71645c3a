package dev.molt.plan;

import dev.molt.classfile.ClassFile;
import dev.molt.diag.Diagnostic;
import dev.molt.diff.ClassDiff;
import dev.molt.diff.ShapeChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A class that is loaded keeps its shape: refuses each member whose change the JVM refuses, in the JVM's words.
 *
 * <p>A class that is not loaded yet may change in any way.
 */
final class ShapeKept implements Check {

    @Override
    public List<Diagnostic> check(Planned planned) {
        List<Diagnostic> found = new ArrayList<>();
        for (Planned.Mention mention : planned.mentions().values()) {
            String name = mention.module().value();
            if (mention.action() != Action.DELETE && planned.request().newClasses().contains(name)) {
                diff(planned, name).ifPresent(diff -> {
                    for (ShapeChange change : diff.shapeChanges()) {
                        found.add(refusal(mention, change));
                    }
                });
            }
        }
        return found;
    }

    /** Against what the JVM has under this name: the running version's class, or one that was deleted and lives on. */
    private static Optional<ClassDiff> diff(Planned planned, String name) {
        PlanRequest request = planned.request();
        byte[] defined = request.remains().get(name);
        if (defined == null && request.loaded().contains(name)) {
            defined = request.oldClasses().bytes(name).orElse(null);
        }
        return defined == null
                ? Optional.empty()
                : Optional.of(ClassDiff.between(
                        ClassFile.of(name, defined),
                        ClassFile.of(name, request.newClasses().bytes(name).orElseThrow())));
    }

    private static Diagnostic refusal(Planned.Mention mention, ShapeChange change) {
        return Diagnostic.error(
                "schema",
                mention.module().position(),
                mention.module() + ": " + change + " (the JVM: " + change.refusal() + ")",
                change.cure());
    }
}
