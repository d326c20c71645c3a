package dev.molt.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.eval.Rehearsed.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each copy is counted once: as rehearsed, as failed, or as one of which nothing is known. */
class RehearsalTallyTest {

    private final RehearsalTally tally = new RehearsalTally("app.A", 100);

    @Test
    void whatWentWellIsCountedWithItsTime() {
        for (int i = 0; i < 4; i++) {
            tally.took(500_000);
            tally.rehearsed();
        }
        assertEquals(new Rehearsed("app.A", 100, 4, 0, 0, 2_000, 500_000, List.of(), List.of()), tally.result());
        assertFalse(tally.result().isFailure());
    }

    @Test
    void reasonsAreCountedByTheirTextWithTheFirstObject() {
        tally.failed("no", "first");
        tally.failed("never", "second");
        tally.failed("no", "third");
        tally.hindered("unknown", "fourth");
        Rehearsed result = tally.result();
        assertEquals(List.of(new Reason("no", 2, "first"), new Reason("never", 1, "second")), result.failures());
        assertEquals(List.of(new Reason("unknown", 1, "fourth")), result.hindrances());
        assertEquals(3, result.failed());
        assertEquals(1, result.notRehearsed());
        assertTrue(result.isFailure());
    }

    @Test
    void onlyTheFirstFewReasonsAreTold() {
        for (int i = 0; i < 20; i++) {
            tally.failed("reason " + i, "");
        }
        tally.failed("reason 3", "");
        List<Reason> failures = tally.result().failures();
        assertEquals(6, failures.size());
        assertEquals(new Reason("reason 3", 2, ""), failures.get(3));
        assertEquals(new Reason("others", 15, ""), failures.get(5));
        tally.failed("x".repeat(1_000), "");
        assertEquals(22, tally.result().failed());
    }

    @Test
    void whatConcernsTheWholeModuleIsCountedForNoObjectIfItFailsAndForAllIfNothingIsKnown() {
        tally.failedAsWhole("too long");
        assertEquals(0, tally.result().failed());
        assertTrue(tally.result().isFailure());
        tally.hinderedAsWhole("old code");
        assertEquals(List.of(new Reason("old code", 100, "")), tally.result().hindrances());
        assertEquals(100, tally.result().notRehearsed());
    }

    @Test
    void whatSeemedToGoWellMayTurnOutToBeUnknown() {
        tally.allHindered("nothing");
        assertEquals(List.of(), tally.result().hindrances());
        tally.rehearsed();
        tally.rehearsed();
        tally.failed("no", "");
        tally.allHindered("old code");
        assertEquals(List.of(new Reason("old code", 2, "")), tally.result().hindrances());
        assertEquals(0, tally.result().rehearsed());
        assertEquals(1, tally.result().failed());
    }
}
