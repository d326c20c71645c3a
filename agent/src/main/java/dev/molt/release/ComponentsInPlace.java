package dev.molt.release;

import dev.molt.diag.RefusedException;
import dev.molt.eval.Components.Undoable;
import dev.molt.system.RunningApplications;
import java.util.List;
import java.util.stream.Collectors;

/** Components of some modules that are started or stopped, each in its place. */
final class ComponentsInPlace implements Undoable {

    private final RunningApplications running;
    private final List<String> modules;
    private final boolean start;
    private final String failure;

    /** Starts or stops them. */
    ComponentsInPlace(RunningApplications running, List<String> modules, boolean start) {
        this.running = running;
        this.modules = modules;
        this.start = start;
        this.failure = setAll(start);
    }

    @Override
    public String failure() {
        return failure;
    }

    private void set(String module, boolean started) throws RefusedException {
        if (started) {
            running.startChildren(module);
        } else {
            running.stopChildren(module);
        }
    }

    private String setAll(boolean started) {
        return modules.stream()
                .map(module -> Attempt.failuresOf(() -> set(module, started)))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
    }

    @Override
    public String detail() {
        return String.join(", ", modules) + (start ? " started" : " stopped");
    }

    @Override
    public String takeBack() {
        return start ? setAll(false) : "";
    }

    @Override
    public String restore() {
        if (start) {
            return "";
        }
        String failed = setAll(true);
        return failed.isEmpty() ? Attempt.lost("what runs of " + String.join(", ", modules)) : failed;
    }
}
