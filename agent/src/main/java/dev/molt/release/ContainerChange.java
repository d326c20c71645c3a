package dev.molt.release;

import dev.molt.appup.ApplicationDescriptor.Child;
import dev.molt.diag.Diagnostic;
import dev.molt.eval.Components.Undoable;
import dev.molt.eval.EvaluationException;
import dev.molt.system.Component;
import dev.molt.system.RunningApplications;
import dev.molt.system.Undo;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A container that gets other children: the new ones at once, while those that go are stopped when nothing can fail any more. */
final class ContainerChange implements Undoable {

    private final RunningApplications running;
    private final String container;
    private final List<Child> wanted;
    private final String gone;
    private final Undo added;
    private Undo removed;

    /** Starts the new ones. */
    ContainerChange(
            RunningApplications running,
            String container,
            List<Child> old,
            List<Child> wanted)
            throws EvaluationException {
        this.running = running;
        this.container = container;
        this.wanted = wanted;
        List<Child> both = new ArrayList<>(wanted);
        List<Child> going = old.stream()
                .filter(child -> wanted.stream().noneMatch(other -> other.name().equals(child.name())))
                .toList();
        both.addAll(going);
        this.gone = going.stream().map(Child::name).collect(Collectors.joining(", "));
        this.added = Attempt.of(() -> running.change(container, both));
    }

    @Override
    public String detail() {
        return container + " has "
                + running.children(container).stream().map(Component::name).collect(Collectors.joining(", "));
    }

    @Override
    public String takeBack() {
        return removed == null ? Attempt.words(added.undo()) : "";
    }

    @Override
    public String finish() {
        return Attempt.failuresOf(() -> removed = running.change(container, wanted));
    }

    @Override
    public String restore() {
        if (removed == null) {
            return "";
        }
        List<Diagnostic> failed = new ArrayList<>(removed.undo());
        failed.addAll(added.undo());
        return failed.isEmpty() && !gone.isEmpty() ? Attempt.lost(gone + " of " + container) : Attempt.words(failed);
    }
}
