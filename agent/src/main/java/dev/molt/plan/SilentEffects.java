package dev.molt.plan;

import dev.molt.classfile.ClassFile;
import dev.molt.diag.Diagnostic;
import dev.molt.diff.SilentChanges;
import dev.molt.reshape.StaleStatics;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Warns of what the JVM accepts and does not do. */
public final class SilentEffects implements Check {

    @Override
    public List<Diagnostic> check(Planned planned) {
        List<Diagnostic> found = new ArrayList<>();
        for (Mention mention : planned.mentions().values()) {
            ClassChange change = planned.changes().get(mention.module().value());
            if (change != null && !change.isAdded() && !change.isDeleted()
                    && planned.request().loaded().contains(change.name())) {
                for (Diagnostic silent : warnings(change, mention.renewedNames())) {
                    found.add(Diagnostic.warning(
                            silent.code(), mention.module().position(), silent.message(), silent.cure()));
                }
            }
        }
        return found;
    }

    /**
     * Those about one class that is in both versions, without positions.
     *
     * @param renewed the static fields that are given their new values
     */
    public static List<Diagnostic> warnings(ClassChange change, Set<String> renewed) {
        ClassFile before = change.before().orElseThrow();
        ClassFile after = change.after().orElseThrow();
        List<Diagnostic> warnings = new ArrayList<>(SilentChanges.between(before, after, renewed));
        StaleStatics.between(before, after, renewed).ifPresent(warnings::add);
        return warnings;
    }
}
