package dev.molt.release;

import dev.molt.diag.Diagnostic;
import dev.molt.eval.Components.Undoable;
import dev.molt.eval.EvaluationException;
import dev.molt.system.RunningApplications;
import java.util.List;

/** An application that is stopped to be started again; taken back, it starts as it was, without the state that it had. */
final class ApplicationStop implements Undoable {

    private final RunningApplications running;
    private final Definitions definitions;
    private final String application;
    private final boolean ran;

    ApplicationStop(RunningApplications running, Definitions definitions, String application) throws EvaluationException {
        this.running = running;
        this.definitions = definitions;
        this.application = application;
        this.ran = running.isRunning(application);
        List<Diagnostic> failed = Attempt.of(() -> running.stop(application));
        if (!failed.isEmpty()) {
            String again = Attempt.failuresOf(() -> running.start(application));
            throw new EvaluationException(Attempt.words(failed) + (again.isEmpty() ? "" : "; " + again));
        }
    }

    @Override
    public String detail() {
        return application + (ran ? " stopped" : " did not run");
    }

    @Override
    public String restore() {
        definitions.undefine();
        return ran ? Attempt.failuresOf(() -> running.start(application)) : "";
    }
}
