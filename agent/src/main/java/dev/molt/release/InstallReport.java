package dev.molt.release;

import dev.molt.eval.Evaluated;
import dev.molt.eval.Evaluated.Suspended;
import java.util.List;

/**
 * A release that was installed, or would be.
 *
 * @param outcome {@link #INSTALLED} and so on
 * @param from the release that ran
 * @param to the release that runs now
 * @param description what its author says of the step; may be empty
 * @param upgrade its number in this JVM, from 1; 0 if it was only checked
 * @param applications what became of each application that changed
 * @param effects what it means for components and configuration, one line each
 * @param script the low-level script, one instruction a line
 * @param diagnostics warnings; errors if it was only checked and would be refused
 * @param redefined how many loaded classes were redefined
 * @param milliseconds how long it took
 * @param suspension what happened while modules were suspended; null if none were
 * @param verified what was found to be true afterwards
 * @param permanent true if a restart starts it anyway
 * @param confirmWithin seconds within which it has to be confirmed, 0 if it has not
 */
public record InstallReport(
        String outcome,
        String from,
        String to,
        String description,
        int upgrade,
        List<PlanReport> applications,
        List<String> effects,
        List<String> script,
        List<DiagnosticReport> diagnostics,
        int redefined,
        long milliseconds,
        Suspended suspension,
        List<String> verified,
        boolean permanent,
        long confirmWithin) {

    /** It runs. */
    public static final String INSTALLED = "installed";

    /** It would run. */
    public static final String CHECKED = "checked";

    /** The JVM starts anew, and the rest of the script is evaluated then. */
    public static final String CONTINUE_AFTER_RESTART = "continue_after_restart";

    /** It runs, and the JVM starts anew with it. */
    public static final String RESTARTS = "restarts";

    /** A step that was only planned. */
    static InstallReport of(String outcome, ReleasePlanner.Step step, boolean permanent) {
        return new InstallReport(
                outcome,
                step.from().version(),
                step.to().version(),
                step.description(),
                0,
                step.prepared().reports(),
                Effects.between(step.from(), step.to()),
                step.prepared().script().lines(),
                step.prepared().diagnostics().stream().map(DiagnosticReport::of).toList(),
                0,
                0,
                null,
                List.of(),
                permanent,
                0);
    }

    /** The same step, taken. */
    InstallReport done(int number, Evaluated evaluated, long milliseconds, List<String> verified, long within) {
        return new InstallReport(
                outcome,
                from,
                to,
                description,
                number,
                applications,
                effects,
                script,
                diagnostics,
                evaluated.redefined(),
                milliseconds,
                evaluated.suspension().orElse(null),
                verified,
                permanent,
                within);
    }
}
