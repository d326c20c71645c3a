package dev.molt.eval;

import dev.molt.journal.Journal;
import dev.molt.journal.Phase;
import dev.molt.journal.Progress;
import java.time.Instant;

/**
 * Tells of one upgrade which phase it is in; a phase ends where the next one begins.
 *
 * <p>Listeners neither wait nor fail, and what they load for the first time they load in the first phases, in which nobody
 * waits for the upgrade.
 */
final class Phases {

    private static final double SECOND = 1e9;

    private final Journal journal;
    private final int upgrade;
    private Phase phase;
    private Instant began;
    private long begin;
    private long objects;

    Phases(Journal journal, int upgrade) {
        this.journal = journal;
        this.upgrade = upgrade;
    }

    /** It is in a phase from now on, unless it is already. */
    void begins(Phase next) {
        if (phase == next) {
            return;
        }
        ends();
        phase = next;
        objects = 0;
        began = Instant.now();
        begin = System.nanoTime();
        tell(null);
    }

    /** Some more objects were transformed in this phase. */
    void changed(long more) {
        objects += more;
    }

    /** It is in no phase any more. */
    void ends() {
        if (phase != null) {
            tell(System.nanoTime() - begin);
            phase = null;
        }
    }

    private void tell(Long nanoseconds) {
        boolean counted = nanoseconds != null && phase == Phase.CODE_CHANGE;
        journal.progress(new Progress(
                upgrade,
                phase.word(),
                began.toString(),
                nanoseconds == null ? null : Long.valueOf(nanoseconds / 1_000_000),
                counted ? Long.valueOf(objects) : null,
                counted ? Long.valueOf(Math.round(objects * SECOND / Math.max(nanoseconds, 1))) : null));
    }
}
