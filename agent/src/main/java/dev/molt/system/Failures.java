package dev.molt.system;

import dev.molt.appup.ApplicationDescriptor.Child;
import dev.molt.appup.StartType;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.diag.Spelling;
import java.util.ArrayList;
import java.util.List;

/** The words for what applications fail to do. */
final class Failures {

    private static final String MEND = "mend what it tells";

    private Failures() {}

    /** A refusal whose cause is what the application threw. */
    static RefusedException refusal(Diagnostic failure, Throwable cause, List<Diagnostic> more) {
        List<Diagnostic> all = new ArrayList<>(List.of(failure));
        all.addAll(more);
        RefusedException refused = new RefusedException(all);
        refused.initCause(cause);
        return refused;
    }

    static Diagnostic notStarted(BootApplication application, String reason) {
        String cure = application.type() == StartType.TEMPORARY
                ? MEND
                : MEND + "; what the system can do without has type: temporary";
        return Diagnostic.error("start_failed", null, application + " was not started: " + reason, cure);
    }

    /** The same of an application without which the system goes on. */
    static Diagnostic leftOut(Diagnostic failure) {
        return Diagnostic.warning(failure.code(), null, failure.message(), failure.cure());
    }

    static Diagnostic notStopped(BootApplication application, String reason) {
        return Diagnostic.error("stop_failed", null, application + " may not have stopped: " + reason, MEND);
    }

    static Diagnostic childNotStarted(Child child, String reason) {
        return Diagnostic.error("start_failed", null, "the child " + child.name() + " was not started: " + reason, MEND);
    }

    static Diagnostic childNotStopped(Child child, String reason) {
        return Diagnostic.error("stop_failed", null, "the child " + child.name() + " may not have stopped: " + reason, MEND);
    }

    static Diagnostic notConfigured(BootApplication application, String reason) {
        String message = application + " refused its configuration: " + reason;
        return Diagnostic.error("config_change_failed", null, message, "mend the configuration, or what it tells");
    }

    static RefusedException unknown(String what, String name, List<String> known) {
        return new RefusedException(Diagnostic.error(
                "not_running",
                null,
                "no " + what + " " + name + " runs here",
                known.isEmpty() ? "start it" : Spelling.cure(name, known)));
    }
}
