package dev.molt.cli;

import dev.molt.journal.JournalEntry;
import dev.molt.release.ReleaseReport;
import java.util.List;
import java.util.Optional;

/**
 * What a JVM tells that was started anew.
 *
 * @param pid its process
 * @param complete false if it was still at work when nobody wanted to wait any longer
 * @param which the releases
 * @param history what was done in it
 */
record AfterRestart(long pid, boolean complete, List<ReleaseReport> which, List<JournalEntry> history) {

    /** The release that runs: the current one, or else the permanent one. */
    Optional<ReleaseReport> running() {
        return of("current").or(() -> of("permanent"));
    }

    boolean runs(String version) {
        return running().filter(release -> release.version().equals(version)).isPresent();
    }

    private Optional<ReleaseReport> of(String status) {
        return which.stream().filter(release -> release.status().equals(status)).findFirst();
    }
}
