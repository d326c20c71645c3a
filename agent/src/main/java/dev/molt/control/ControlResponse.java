package dev.molt.control;

import dev.molt.journal.JournalEntry;
import dev.molt.release.ChangeReport;
import dev.molt.release.DiagnosticReport;
import dev.molt.release.PlanReport;
import dev.molt.release.StatusReport;
import java.util.List;

/**
 * What the agent answers: one of the reports, or the reason why there is none.
 *
 * @param outcome {@code ok}, {@code refused} (nothing was touched), {@code failed} (it was undone) or {@code broken}
 *     (something in Molt went wrong before anything was begun)
 * @param status what was asked for by {@code status}
 * @param plan what was asked for by {@code plan} or {@code rehearse}
 * @param change what was asked for by {@code change}
 * @param history what was asked for by {@code history}
 * @param release what was asked for concerning releases
 * @param refused why nothing was done
 * @param failure why it failed
 */
public record ControlResponse(
        String outcome,
        StatusReport status,
        PlanReport plan,
        ChangeReport change,
        List<JournalEntry> history,
        ReleaseAnswer release,
        List<DiagnosticReport> refused,
        String failure) {

    /** The outcome of what was done. */
    public static final String OK = "ok";
    /** The outcome of what was not begun. */
    public static final String REFUSED = "refused";
    /** The outcome of what was undone. */
    public static final String FAILED = "failed";

    /** The outcome of what Molt itself got wrong. */
    public static final String BROKEN = "broken";

    static ControlResponse of(StatusReport status) {
        return new ControlResponse(OK, status, null, null, null, null, null, null);
    }

    static ControlResponse of(PlanReport plan) {
        return new ControlResponse(OK, null, plan, null, null, null, null, null);
    }

    static ControlResponse of(ChangeReport change) {
        return new ControlResponse(OK, null, null, change, null, null, null, null);
    }

    static ControlResponse of(List<JournalEntry> history) {
        return new ControlResponse(OK, null, null, null, history, null, null, null);
    }

    static ControlResponse of(ReleaseAnswer release) {
        return new ControlResponse(OK, null, null, null, null, release, null, null);
    }

    static ControlResponse refused(List<DiagnosticReport> reasons) {
        return new ControlResponse(REFUSED, null, null, null, null, null, reasons, null);
    }

    static ControlResponse failed(String reason) {
        return new ControlResponse(FAILED, null, null, null, null, null, null, reason);
    }

    static ControlResponse broken(String reason) {
        return new ControlResponse(BROKEN, null, null, null, null, null, null, reason);
    }
}
