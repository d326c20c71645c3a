package dev.molt.plan;

import dev.molt.diag.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Every class that differs is named by an instruction: an upgrade file is checked, not trusted. */
final class EveryChangeNamed implements Check {

    @Override
    public List<Diagnostic> check(Planned planned) {
        Set<String> named = planned.mentions().keySet();
        List<Diagnostic> found = new ArrayList<>();
        for (ClassChange change : planned.changes().values()) {
            if (!named.contains(change.name())) {
                String instruction =
                        change.isAdded() ? "add_module" : change.isDeleted() ? "delete_module" : "load_module";
                String what = change.isAdded() ? "is new" : change.isDeleted() ? "is gone" : "differs";
                found.add(Diagnostic.error(
                        "unnamed_change",
                        planned.entry().version().position(),
                        change.name() + " " + what + " in " + planned.request().to() + ", and no instruction names it",
                        "add `- " + instruction + ": " + change.name() + "`"));
            }
        }
        return found;
    }
}
