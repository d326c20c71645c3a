package dev.molt.release;

import dev.molt.eval.Components.Undoable;
import dev.molt.system.BootApplication;
import dev.molt.system.RunningApplications;
import java.util.SortedMap;

/** An application that goes: stopped when nothing can fail any more, as what it knows cannot be brought back. */
final class ApplicationRemoval implements Undoable {

    private final RunningApplications running;
    private final Definitions definitions;
    private final BootApplication application;
    private final SortedMap<String, Object> configuration;
    private boolean removed;

    ApplicationRemoval(RunningApplications running, Definitions definitions, BootApplication application) {
        this.running = running;
        this.definitions = definitions;
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
        definitions.undefine();
        return removed ? Attempt.failuresOf(() -> running.start(application, configuration)) : "";
    }
}
