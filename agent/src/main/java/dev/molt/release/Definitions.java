package dev.molt.release;

import dev.molt.eval.EvaluationException;
import dev.molt.system.BootApplication;
import dev.molt.system.BootPlan;
import dev.molt.system.RunningApplications;
import dev.molt.system.Undo;
import java.util.ArrayList;
import java.util.List;

/** Makes the running applications be what the release wanted says of them, and takes it back. */
final class Definitions {

    private final RunningApplications running;
    private final BootPlan before;
    private final BootPlan after;
    private final List<Undo> undos = new ArrayList<>();
    private boolean defined;

    Definitions(RunningApplications running, BootPlan before, BootPlan after) {
        this.running = running;
        this.before = before;
        this.after = after;
    }

    /** From now on, applications are what their new versions say. */
    void define() throws EvaluationException {
        if (defined) {
            return;
        }
        defined = true;
        for (BootApplication application : after.applications()) {
            boolean there = running.applications().stream().anyMatch(a -> a.name().equals(application.name()));
            if (there && before.application(application.name()).isPresent()) {
                undos.add(0, Attempt.of(() -> running.define(application)));
            }
        }
    }

    /** From now on, they are what they were. */
    void undefine() {
        undos.forEach(Undo::undo);
        undos.clear();
    }
}
