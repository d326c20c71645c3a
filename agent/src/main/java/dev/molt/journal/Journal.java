package dev.molt.journal;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

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
    private final List<JournalListener> listeners = new CopyOnWriteArrayList<>();
    private final Stopwatch stopwatch = new Stopwatch();

    /** A journal that also appends to a file, if there is one. */
    public Journal(Clock clock, Optional<Path> file) {
        this.clock = clock;
        this.file = file;
    }

    /** Tells somebody no more. */
    public void forget(JournalListener listener) {
        listeners.remove(listener);
    }

    /** Tells those who listen what an upgrade is busy with. */
    public void progress(Progress progress) {
        tell(listener -> listener.progress(progress));
    }

    /**
     * Makes sure that the file can be appended to.
     *
     * @throws IOException if it cannot; the message says why
     */
    public void check() throws IOException {
        append("");
    }

    /** Tells somebody of all that is written down from now on. */
    public void listen(JournalListener listener) {
        listeners.add(listener);
    }

    /**
     * Writes down that an upgrade begins.
     *
     * @throws IOException if the file cannot be written; then nothing is to be begun
     */
    public void begin(int upgrade, String detail) throws IOException {
        JournalEntry entry = entry(upgrade, JournalEntry.BEGIN, "ok", detail);
        synchronized (this) {
            append(line(entry));
            keep(entry);
            stopwatch.upgradeBegins();
        }
        tell(listener -> listener.begins(upgrade, JournalEntry.BEGIN));
        tell(listener -> listener.written(entry, Measured.NOTHING));
    }

    /** Says that a step begins, which is to be written down when it has ended. */
    public void begins(int upgrade, String step) {
        synchronized (this) {
            stopwatch.stepBegins(step);
        }
        tell(listener -> listener.begins(upgrade, step));
    }

    /** Says for how long modules were suspended in the upgrade that is carried out. */
    public synchronized void suspended(long milliseconds) {
        stopwatch.suspended(milliseconds);
    }

    /**
     * Writes down a step, before whoever asked for it is told.
     *
     * <p>A file that cannot be written any more is no reason to leave an upgrade half done: that is written down in memory.
     */
    public void write(int upgrade, String step, String outcome, String detail) {
        JournalEntry entry = entry(upgrade, step, outcome, detail);
        Measured measured;
        synchronized (this) {
            measured = stopwatch.ended(step);
            keep(entry);
            try {
                append(line(entry));
            } catch (IOException e) {
                keep(entry(upgrade, "journal", "failed", e.getMessage()));
            }
        }
        tell(listener -> listener.written(entry, measured));
    }

    /** The entries in memory, oldest first. */
    public synchronized List<JournalEntry> entries() {
        return List.copyOf(entries);
    }

    /** Who only listens breaks no upgrade. */
    private void tell(Consumer<JournalListener> word) {
        for (JournalListener listener : listeners) {
            try {
                word.accept(listener);
            } catch (RuntimeException | Error e) {
                synchronized (this) {
                    listeners.remove(listener);
                    keep(entry(0, "listener", "failed", listener.getClass().getName() + " is told no more: " + e));
                }
            }
        }
    }

    private JournalEntry entry(int upgrade, String step, String outcome, String detail) {
        return new JournalEntry(clock.instant().toString(), upgrade, step, outcome, detail);
    }

    /** Without a file no JSON is made, and its library costs the application nothing. */
    private String line(JournalEntry entry) {
        return file.isEmpty() ? "" : new Gson().toJson(entry) + "\n";
    }

    private void keep(JournalEntry entry) {
        if (entries.size() == KEPT) {
            entries.removeFirst();
        }
        entries.addLast(entry);
    }

    private void append(String text) throws IOException {
        if (file.isEmpty()) {
            return;
        }
        try {
            Files.writeString(file.get(), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (NoSuchFileException e) {
            throw new IOException("the journal " + file.get() + " cannot be written: there is no such directory", e);
        } catch (IOException e) {
            throw new IOException("the journal " + file.get() + " cannot be written: " + e.getMessage(), e);
        }
    }
}
