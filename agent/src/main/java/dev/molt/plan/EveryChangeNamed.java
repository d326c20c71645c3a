package dev.molt.plan;

import dev.molt.diag.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Every class that differs is named by an instruction: an upgrade file is checked, not trusted.
 *
 * <p>A class that was probably meant by a misspelt name is left to {@link ModulesExist}: one slip, one message.
 */
final class EveryChangeNamed implements Check {

    @Override
    public List<Diagnostic> check(Planned planned) {
        List<Diagnostic> found = new ArrayList<>();
        if (planned.restarts()) {
            return found;
        }
        Set<String> named = planned.mentions().keySet();
        for (ClassChange change : planned.changes().values()) {
            if (!named.contains(change.name()) && !planned.meant().containsValue(change.name())) {
                Action action = change.isAdded() ? Action.ADD : change.isDeleted() ? Action.DELETE : Action.LOAD;
                String what = change.isAdded() ? "is new" : change.isDeleted() ? "is gone" : "differs";
                found.add(Diagnostic.error(
                        "unnamed_change",
                        planned.entry().version().position(),
                        change.name() + " " + what + " in " + planned.request().to() + ", and no instruction names it",
                        "add `- " + Mention.highLevel(action) + ": " + change.name() + "`"));
            }
        }
        return found;
    }
}
