package dev.molt.release;

import dev.molt.diag.Diagnostic;
import dev.molt.eval.Components.Undoable;
import dev.molt.eval.EvaluationException;
import dev.molt.system.RunningApplications;
import java.util.List;

/** An application that is stopped to be started again; taken back, it starts as it was, without the state that it had. */
final class ApplicationStop implements Undoable {

    private final RunningApplications running;
    private final String application;
    private final boolean ran;
    private final List<Diagnostic> failed;

    ApplicationStop(RunningApplications running, String application) throws EvaluationException {
        this.running = running;
        this.application = application;
        this.ran = running.isRunning(application);
        this.failed = Attempt.of(() -> running.stop(application));
    }

    @Override
    public String failure() {
        return Attempt.words(failed);
    }

    @Override
    public String detail() {
        return application + (ran ? " stopped" : " did not run");
    }

    @Override
    public String restore() {
        return ran ? Attempt.again(application, () -> running.start(application)) : "";
    }
}
