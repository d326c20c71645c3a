package dev.molt.plan;

import dev.molt.diag.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Warns of instructions about classes that do not differ. */
final class UnchangedNamed implements Check {

    private final Set<String> containers;

    /** Leaves containers alone, whose children differ. */
    UnchangedNamed(Set<String> containers) {
        this.containers = containers;
    }

    @Override
    public List<Diagnostic> check(Planned planned) {
        List<Diagnostic> found = new ArrayList<>();
        for (Mention mention : planned.mentions().values()) {
            String name = mention.name();
            boolean isInBoth = planned.before().contains(name) && planned.after().contains(name);
            if (isInBoth && !planned.changes().containsKey(name) && !containers.contains(name)
                    && mention.action() == Action.LOAD) {
                found.add(Diagnostic.warning(
                        "unchanged_module",
                        mention.module().position(),
                        name + " does not differ between " + planned.request().from() + " and "
                                + planned.request().to(),
                        "take the instruction out"));
            }
        }
        return found;
    }
}
