package dev.molt.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.journal.Journal;
import dev.molt.journal.JournalEntry;
import dev.molt.journal.JournalListener;
import dev.molt.journal.Measured;
import dev.molt.journal.Phase;
import dev.molt.journal.Progress;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A phase is told when it begins, and once more when it ends, which is when the next one begins. */
class PhasesTest {

    private final List<Progress> heard = new ArrayList<>();
    private final Journal journal = new Journal(Clock.systemUTC(), Optional.empty());
    private final Phases phases = new Phases(journal, 7);

    PhasesTest() {
        journal.listen(new JournalListener() {
            @Override
            public void written(JournalEntry entry, Measured measured) {
                throw new AssertionError("nothing is written down");
            }

            @Override
            public void progress(Progress progress) {
                heard.add(progress);
            }
        });
    }

    @Test
    void aPhaseEndsWhereTheNextOneBegins() {
        phases.begins(Phase.PREPARE);
        phases.begins(Phase.PREPARE);
        phases.begins(Phase.LOAD);
        phases.ends();
        phases.ends();
        assertEquals(
                List.of("7 prepare began", "7 prepare ended", "7 load began", "7 load ended"),
                heard.stream().map(p -> p.upgrade() + " " + p.phase() + (p.ended() ? " ended" : " began")).toList());
        assertEquals(heard.get(0).began(), heard.get(1).began());
        assertTrue(!Instant.parse(heard.get(2).began()).isBefore(Instant.parse(heard.get(0).began())));
    }

    @Test
    void objectsAreCountedWhereTheyAreTransformedAndNowhereElse() {
        phases.begins(Phase.CODE_CHANGE);
        phases.changed(3);
        phases.changed(4);
        phases.begins(Phase.RESUME);
        phases.ends();
        assertEquals(null, heard.get(0).objects());
        assertEquals(7, heard.get(1).objects());
        assertTrue(heard.get(1).objectsPerSecond() > 7, heard.get(1)::toString);
        assertEquals(null, heard.get(3).objects());
    }

    @Test
    void whoForgetsIsToldNoMore() {
        List<Progress> more = new ArrayList<>();
        JournalListener listener = new JournalListener() {
            @Override
            public void written(JournalEntry entry, Measured measured) {}

            @Override
            public void progress(Progress progress) {
                more.add(progress);
            }
        };
        journal.listen(listener);
        phases.begins(Phase.WALK);
        journal.forget(listener);
        phases.ends();
        assertEquals(1, more.size());
        assertEquals(2, heard.size());
    }
}
