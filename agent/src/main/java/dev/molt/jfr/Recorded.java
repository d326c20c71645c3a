package dev.molt.jfr;

import dev.molt.journal.JournalEntry;
import dev.molt.journal.Measured;
import dev.molt.journal.Progress;

/** One upgrade while it is recorded. */
final class Recorded {

    private final int upgrade;
    private final UpgradeEvent whole = new UpgradeEvent();
    private PhaseEvent phase;
    private ProgressEvent progress;

    Recorded(int upgrade) {
        this.upgrade = upgrade;
        whole.begin();
    }

    int upgrade() {
        return upgrade;
    }

    void begins(String step) {
        phase = new PhaseEvent();
        phase.step = step;
        phase.begin();
    }

    void written(JournalEntry entry, Measured measured) {
        if (entry.step().equals(JournalEntry.BEGIN)) {
            whole.change = entry.detail();
        } else if (entry.step().equals(JournalEntry.END)) {
            end(entry, measured);
        } else {
            write(entry);
        }
    }

    void progress(Progress told) {
        if (!told.ended()) {
            progress = new ProgressEvent();
            progress.begin();
        } else if (progress != null) {
            progress.end();
            progress.upgrade = upgrade;
            progress.phase = told.phase();
            progress.objects = told.objects() == null ? 0 : told.objects();
            progress.objectsPerSecond = told.objectsPerSecond() == null ? 0 : told.objectsPerSecond();
            progress.commit();
            progress = null;
        }
    }

    private void write(JournalEntry entry) {
        if (phase == null || !phase.step.equals(entry.step())) {
            begins(entry.step());
        }
        phase.end();
        phase.upgrade = upgrade;
        phase.outcome = entry.outcome();
        phase.detail = entry.detail();
        phase.commit();
        phase = null;
    }

    private void end(JournalEntry entry, Measured measured) {
        whole.end();
        whole.upgrade = upgrade;
        whole.outcome = entry.outcome();
        whole.detail = entry.detail();
        whole.suspended = measured.suspendedMilliseconds();
        whole.commit();
    }
}
