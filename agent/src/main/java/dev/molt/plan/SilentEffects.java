package dev.molt.plan;

import dev.molt.diag.Diagnostic;
import dev.molt.diff.SilentChanges;
import java.util.ArrayList;
import java.util.List;

/** Warns of what the JVM accepts and does not do. */
final class SilentEffects implements Check {

    @Override
    public List<Diagnostic> check(Planned planned) {
        List<Diagnostic> found = new ArrayList<>();
        for (Mention mention : planned.mentions().values()) {
            ClassChange change = planned.changes().get(mention.module().value());
            if (change != null && !change.isAdded() && !change.isDeleted()
                    && planned.request().loaded().contains(change.name())) {
                for (Diagnostic silent :
                        SilentChanges.between(change.before().orElseThrow(), change.after().orElseThrow())) {
                    found.add(Diagnostic.warning(
                            silent.code(), mention.module().position(), silent.message(), silent.cure()));
                }
            }
        }
        return found;
    }
}
