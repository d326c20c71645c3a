package dev.molt.release;

import dev.molt.eval.Components.Undoable;
import dev.molt.system.BootApplication;
import dev.molt.system.RunningApplications;
import java.util.SortedMap;

/** An application that goes: stopped when nothing can fail any more, as what it knows cannot be brought back. */
final class ApplicationRemoval implements Undoable {

    private final RunningApplications running;
    private final BootApplication application;
    private final SortedMap<String, Object> configuration;
    private boolean removed;

    ApplicationRemoval(RunningApplications running, BootApplication application) {
        this.running = running;
        this.application = application;
        this.configuration = running.configuration(application.name());
    }

    @Override
    public String detail() {
        return application.name() + " is stopped when all else is done";
    }

    @Override
    public String finish() {
        removed = true;
        return Attempt.failures(() -> running.remove(application.name()));
    }

    @Override
    public String restore() {
        return removed ? Attempt.again(application.name(), () -> running.start(application, configuration)) : "";
    }
}
