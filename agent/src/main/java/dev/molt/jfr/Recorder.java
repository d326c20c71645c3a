package dev.molt.jfr;

import dev.molt.journal.JournalEntry;
import dev.molt.journal.JournalListener;
import dev.molt.journal.Measured;
import dev.molt.journal.Progress;
import jdk.jfr.FlightRecorder;

/**
 * Writes upgrades into recordings.
 *
 * <p>Nothing of Flight Recorder is loaded before an upgrade begins, and no event before somebody has started a recording;
 * where the JVM comes without Flight Recorder nothing ever is. A recording that is started in the middle of an upgrade shows
 * the next one.
 */
public final class Recorder implements JournalListener {

    private final boolean available = ModuleLayer.boot().findModule("jdk.jfr").isPresent();
    private Recorded recorded;

    @Override
    public void begins(int upgrade, String step) {
        if (step.equals(JournalEntry.BEGIN)) {
            recorded = available && FlightRecorder.isInitialized() ? new Recorded(upgrade) : null;
        } else if (recorded != null) {
            recorded.begins(step);
        }
    }

    @Override
    public void progress(Progress progress) {
        if (recorded != null && progress.upgrade() == recorded.upgrade()) {
            recorded.progress(progress);
        }
    }

    @Override
    public void written(JournalEntry entry, Measured measured) {
        if (recorded != null && entry.upgrade() == recorded.upgrade()) {
            recorded.written(entry, measured);
        }
    }
}
