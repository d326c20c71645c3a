package dev.molt.release;

import dev.molt.appup.RelupInstruction;
import dev.molt.appup.RelupInstruction.Suspend;
import dev.molt.appup.RelupInstruction.Suspended;
import dev.molt.appup.Timeout;
import dev.molt.diag.RefusedException;
import dev.molt.eval.Evaluated;
import dev.molt.eval.EvaluationException;
import dev.molt.journal.Journal;
import dev.molt.registry.AuditEntry;
import dev.molt.registry.AuditLog;
import dev.molt.relup.Script;
import dev.molt.system.RunningApplications;
import java.io.IOException;
import java.time.Duration;

/** Carries out a step from one release to another. */
final class ReleaseChanger {

    private final Changer changer;
    private final RunningApplications running;
    private final Journal journal;
    private final AuditLog audit;

    ReleaseChanger(Changer changer, RunningApplications running, Journal journal, AuditLog audit) {
        this.changer = changer;
        this.running = running;
        this.journal = journal;
        this.audit = audit;
    }

    /** The step, as the journal names it. */
    static String words(ReleasePlanner.Step step) {
        return step.to().descriptor().release() + " " + step.from().version() + " -> "
                + step.to().version();
    }

    /**
     * Takes a step.
     *
     * @param number its number in the journal
     * @param suspendTimeout milliseconds for modules to be left, in place of what upgrade files say; 0 for what they say
     * @throws EvaluationException if it failed; it was undone
     */
    Evaluated carryOut(int number, ReleasePlanner.Step step, long suspendTimeout)
            throws EvaluationException, RefusedException {
        SystemComponents components =
                new SystemComponents(running, step.from().plan(), step.to());
        Script script = step.prepared().script();
        return changer.carryOut(
                number,
                step.prepared(),
                suspendTimeout == 0 ? script : within(Duration.ofMillis(suspendTimeout), script),
                words(step),
                components);
    }

    /** Writes down what nobody is told otherwise. */
    void tell(String what, String release, String outcome, String detail) {
        journal.write(0, what, outcome, detail.isEmpty() ? release : release + ": " + detail);
        AuditEntry.Outcome came = outcome.equals("ok") ? AuditEntry.Outcome.OK : AuditEntry.Outcome.FAILED;
        Asker itself = Asker.here(Asker.ITSELF);
        try {
            audit.append(new AuditEntry(itself.user(), itself.from(), what, release, "", came, detail));
        } catch (IOException e) {
            journal.write(0, "audit", "failed", e.getMessage());
        }
    }

    private static Script within(Duration limit, Script script) {
        return new Script(script.instructions().stream()
                .map(instruction -> within(limit, instruction))
                .toList());
    }

    private static RelupInstruction within(Duration limit, RelupInstruction instruction) {
        return instruction instanceof Suspend suspend
                ? new Suspend(suspend.modules().stream()
                        .map(module -> new Suspended(module.module(), new Timeout.Within(limit)))
                        .toList())
                : instruction;
    }
}
