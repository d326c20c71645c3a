package dev.molt.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who listens is told of each entry, when it began and how long it took, and breaks nothing. */
class JournalListenerTest {

    private final Journal journal = new Journal(Clock.systemUTC(), Optional.empty());
    private final List<String> told = new ArrayList<>();
    private final List<Measured> measured = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void beginningsAndEntriesComeInOrder() throws IOException {
        journal.listen(recording());
        oneUpgrade();
        assertEquals(
                List.of(
                        "begins 1 begin",
                        "1 begin ok app 1 -> 2",
                        "begins 1 load: a.B",
                        "1 load: a.B ok ",
                        "1 purge failed something stays",
                        "1 end ok app 1 -> 2"),
                told);
    }

    @Test
    void aStepTakesWhatItTookAndTheWholeAtLeastAsMuch() throws IOException {
        journal.listen(recording());
        oneUpgrade();
        assertEquals(new Measured(0, 0), measured.get(0));
        assertTrue(measured.get(1).nanoseconds() > 0, measured::toString);
        assertEquals(new Measured(0, 7), measured.get(2), "nobody said that it began");
        assertTrue(measured.get(3).nanoseconds() >= measured.get(1).nanoseconds(), measured::toString);
        assertEquals(7, measured.get(3).suspendedMilliseconds());
    }

    @Test
    void theNextUpgradeIsMeasuredAnew() throws IOException {
        oneUpgrade();
        journal.listen(recording());
        journal.begin(2, "app 2 -> 1");
        journal.write(2, "end", "undone", "app 2 -> 1: why");
        assertEquals(0, measured.get(1).suspendedMilliseconds());
    }

    @Test
    void whatWasNotBegunIsNotTold() {
        Journal broken = new Journal(Clock.systemUTC(), Optional.of(folder));
        broken.listen(recording());
        assertThrows(IOException.class, () -> broken.begin(1, "app 1 -> 2"));
        assertEquals(List.of(), told);
    }

    @Test
    void oneThatFailsIsToldNothingMoreAndKeepsNobodyElse() throws IOException {
        journal.listen((entry, took) -> {
            told.add("failing");
            throw new IllegalStateException("no");
        });
        journal.listen(recording());
        oneUpgrade();
        assertEquals(1, told.stream().filter("failing"::equals).count());
        assertEquals(7, told.size(), told::toString);
        JournalEntry failed = journal.entries().get(1);
        assertEquals("0 listener failed", failed.upgrade() + " " + failed.step() + " " + failed.outcome());
        assertTrue(failed.detail().endsWith(" is told no more: java.lang.IllegalStateException: no"), failed::toString);
    }

    private void oneUpgrade() throws IOException {
        journal.begin(1, "app 1 -> 2");
        journal.begins(1, "load: a.B");
        journal.write(1, "load: a.B", "ok", "");
        journal.suspended(7);
        journal.write(1, "purge", "failed", "something stays");
        journal.write(1, "end", "ok", "app 1 -> 2");
    }

    private JournalListener recording() {
        return new JournalListener() {
            @Override
            public void begins(int upgrade, String step) {
                told.add("begins " + upgrade + " " + step);
            }

            @Override
            public void written(JournalEntry entry, Measured took) {
                told.add(entry.upgrade() + " " + entry.step() + " " + entry.outcome() + " " + entry.detail());
                measured.add(took);
            }
        };
    }
}
