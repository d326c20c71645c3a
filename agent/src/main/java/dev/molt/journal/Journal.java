package dev.molt.journal;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The log of all upgrades of this JVM: the latest entries in memory, and all of them in a file if one is named.
 *
 * <p>The file has one JSON object a line and is only ever appended to.
 */
public final class Journal {

    /** How many entries are kept in memory; more than any operator reads, and no leak. */
    static final int KEPT = 2_000;

    private final Clock clock;
    private final Optional<Path> file;
    private final Deque<JournalEntry> entries = new ArrayDeque<>();

    /** A journal that also appends to a file, if there is one. */
    public Journal(Clock clock, Optional<Path> file) {
        this.clock = clock;
        this.file = file;
    }

    /**
     * Writes down a step, before whoever asked for it is told.
     *
     * @throws UncheckedIOException if the file cannot be written
     */
    public synchronized JournalEntry write(int upgrade, String step, String outcome, String detail) {
        JournalEntry entry = new JournalEntry(clock.instant().toString(), upgrade, step, outcome, detail);
        if (entries.size() == KEPT) {
            entries.removeFirst();
        }
        entries.addLast(entry);
        file.ifPresent(path -> append(path, entry));
        return entry;
    }

    /** The entries in memory, oldest first. */
    public synchronized List<JournalEntry> entries() {
        return List.copyOf(entries);
    }

    private void append(Path path, JournalEntry entry) {
        try {
            Files.writeString(
                    path, new Gson().toJson(entry) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("the journal " + path + " cannot be written", e);
        }
    }
}
