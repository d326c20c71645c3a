package dev.molt.release;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.appup.AppupInstruction.Update;
import dev.molt.appup.Change;
import dev.molt.appup.Direction;
import dev.molt.appup.Migrate;
import dev.molt.appup.ModuleType;
import dev.molt.appup.Purge;
import dev.molt.appup.StateTransform;
import dev.molt.appup.Timeout;
import dev.molt.codechange.CompiledTransform;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.Located;
import dev.molt.eval.Rehearsal;
import dev.molt.eval.Rehearsed;
import dev.molt.eval.Rehearsed.Reason;
import dev.molt.plan.Plan;
import dev.molt.plan.Transformation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What fails refuses the plan; what nothing is known of, and what may take too long, is warned of. */
class RehearsalFindingsTest {

    private static final Update UPDATE = new Update(null, new Located<>("app.A", null), ModuleType.DYNAMIC,
            new Timeout.Within(Duration.ofMillis(300)), new Change.Advanced(List.of()), Purge.BRUTAL_PURGE, Purge.BRUTAL_PURGE,
            List.of(), StateTransform.none(), Migrate.EAGER, List.of());
    private static final Plan PLAN = new Plan("shop", Direction.UP, "1", "2", null, false, List.of(), List.of(),
            Map.of("app.A", new Transformation(UPDATE, Direction.UP, "1", new CompiledTransform(new byte[0], List.of(), List.of()))),
            List.of());

    private static String told(Rehearsed... modules) {
        return told(new Rehearsal.Outcome(List.of(modules), Optional.empty(), Duration.ofMillis(300)));
    }

    private static String told(Rehearsal.Outcome outcome) {
        StringBuilder told = new StringBuilder();
        for (Diagnostic finding : new RehearsalFindings(PLAN).of(outcome)) {
            told.append(finding.severity()).append(' ').append(finding.code()).append(": ").append(finding.message()).append('\n');
        }
        return told.toString();
    }

    @Test
    void whatGoesWellIsNotTold() {
        assertEquals("", told(new Rehearsed("app.A", 3, 3, 0, 0, 10, 100_000, List.of(), List.of())));
        assertEquals("", told());
    }

    @Test
    void whatFailsIsToldWithAnObject() {
        assertEquals("error rehearsal_failed: code_change of app.A failed for copies of 3 of 9 objects: no (2), as for app.A@1; never (1)\n",
                told(new Rehearsed("app.A", 9, 6, 3, 0, 10, 900_000, List.of(new Reason("no", 2, "app.A@1"), new Reason("never", 1, "")),
                        List.of())));
        assertEquals("error rehearsal_failed: code_change of app.A failed: too long\n",
                told(new Rehearsed("app.A", 9, 6, 0, 0, 10, 900_000, List.of(new Reason("too long", 0, "")), List.of())));
        assertEquals("error rehearsal_failed: what an upgrade begins with failed: no room\n",
                told(new Rehearsal.Outcome(List.of(new Rehearsed("app.A", 0, 0, 0, 0, 0, 0, List.of(),
                        List.of(new Reason("no room", 0, "")))), Optional.of("no room"), Duration.ZERO)));
    }

    @Test
    void whatNothingIsKnownOfIsToldAsThat() {
        assertEquals("warning not_rehearsed: code_change of app.A could not be rehearsed for 2 of 9 objects: it calls b()\n",
                told(new Rehearsed("app.A", 9, 7, 0, 2, 10, 1_000, List.of(), List.of(new Reason("it calls b()", 2, "")))));
        assertEquals("warning not_rehearsed: code_change of app.A could not be rehearsed: too early\n",
                told(new Rehearsed("app.A", 0, 0, 0, 0, 0, 0, List.of(), List.of(new Reason("too early", 0, "")))));
    }

    @Test
    void whatMayTakeLongerThanItsTimeoutIsTold() {
        assertEquals("", told(new Rehearsed("app.A", 30_000, 10_000, 0, 0, 100_000, 10_000, List.of(), List.of())));
        assertEquals("warning rehearsal_slow: code_change of app.A may take 310 ms for all 31000 objects, and the longest timeout is 300 ms\n",
                told(new Rehearsed("app.A", 31_000, 10_000, 0, 0, 100_000, 10_000, List.of(), List.of())));
    }
}
