package dev.molt.release;

import dev.molt.eval.Components.Undoable;
import dev.molt.eval.EvaluationException;
import dev.molt.system.BootApplication;
import dev.molt.system.RunningApplications;
import java.util.SortedMap;

/** An application that is started: one that is new, or one that was stopped before. */
final class ApplicationStart implements Undoable {

    private final RunningApplications running;
    private final BootApplication application;
    private final boolean known;

    /**
     * Starts it.
     *
     * @param known true if it has its place already
     * @param configuration for one that has not
     */
    ApplicationStart(
            RunningApplications running,
            BootApplication application,
            boolean known,
            SortedMap<String, Object> configuration)
            throws EvaluationException {
        this.running = running;
        this.application = application;
        this.known = known;
        Attempt.doing(() -> {
            if (known) {
                running.start(application.name());
            } else {
                running.start(application, configuration);
            }
        });
    }

    @Override
    public String detail() {
        return application.name() + (application.isStarted() ? " started" : " loaded");
    }

    @Override
    public String takeBack() {
        return Attempt.failures(() -> known ? running.stop(application.name()) : running.remove(application.name()));
    }
}
