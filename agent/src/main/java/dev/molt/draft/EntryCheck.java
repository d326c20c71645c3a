package dev.molt.draft;

import dev.molt.appup.Appup;
import dev.molt.appup.AppupInstruction;
import dev.molt.appup.AppupInstruction.LoadModule;
import dev.molt.appup.AppupInstruction.LowLevel;
import dev.molt.appup.AppupInstruction.ModuleInstruction;
import dev.molt.appup.AppupInstruction.Update;
import dev.molt.appup.Direction;
import dev.molt.appup.RelupInstruction;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.Located;
import dev.molt.plan.StateChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Warns of what a plan has no reason to: an entry may be carried out as it stands, and still not be meant so. */
final class EntryCheck {

    private final Difference difference;
    private final SortedMap<String, StateChange> states;
    private final List<Diagnostic> found = new ArrayList<>();

    EntryCheck(Difference difference, Direction direction) {
        this.difference = difference;
        this.states = difference.states(direction);
    }

    List<Diagnostic> check(Appup.Entry entry) {
        for (AppupInstruction instruction : entry.instructions()) {
            loaded(instruction).filter(module -> isUnchanged(module.value())).ifPresent(this::unchanged);
            if (instruction instanceof LoadModule load && states.containsKey(load.module().value())) {
                stateChanges(load.module());
            }
        }
        return found;
    }

    private static Optional<Located<String>> loaded(AppupInstruction instruction) {
        if (instruction instanceof ModuleInstruction module && (module instanceof Update || module instanceof LoadModule)) {
            return Optional.of(module.module());
        }
        return instruction instanceof LowLevel low && low.instruction() instanceof RelupInstruction.Load load
                ? Optional.of(new Located<>(load.module(), low.position()))
                : Optional.empty();
    }

    private boolean isUnchanged(String module) {
        boolean isInBoth = difference.older().classes().contains(module) && difference.newer().classes().contains(module);
        return isInBoth && !difference.names(module);
    }

    private void unchanged(Located<String> module) {
        found.add(Diagnostic.warning(
                "unchanged_module",
                module.position(),
                module + " does not differ between " + difference.older().version() + " and "
                        + difference.newer().version(),
                "take the instruction out"));
    }

    private void stateChanges(Located<String> module) {
        found.add(Diagnostic.warning(
                "state_changes",
                module.position(),
                "the state of the objects of " + module + " changes (" + states.get(module.value())
                        + "), and load_module transforms none",
                "write `update: {module: " + module + ", change: {advanced: []}}`, and code_change beside it"));
    }
}
