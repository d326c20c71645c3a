package dev.molt.plan;

import dev.molt.appup.AppupInstruction;
import dev.molt.appup.AppupInstruction.LoadModule;
import dev.molt.diag.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Warns of classes that are only loaded while the state of their objects changes. */
final class StateUnderLoad implements Check {

    @Override
    public List<Diagnostic> check(Planned planned) {
        SortedMap<String, StateChange> states =
                StateChange.in(planned.changes(), planned.request().oldClasses());
        List<Diagnostic> found = new ArrayList<>();
        for (AppupInstruction instruction : planned.entry().instructions()) {
            if (instruction instanceof LoadModule load && states.containsKey(load.module().value())) {
                String name = load.module().value();
                found.add(Diagnostic.warning(
                        "state_changes",
                        load.module().position(),
                        "the state of the objects of " + name + " changes (" + states.get(name)
                                + "), and load_module transforms none",
                        "write `update: {module: " + name + ", change: {advanced: []}}`, and code_change beside it"));
            }
        }
        return found;
    }
}
