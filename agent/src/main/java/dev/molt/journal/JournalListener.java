package dev.molt.journal;

/**
 * Is told of upgrades while they are carried out, on the thread that does it: it must neither wait nor fail.
 *
 * <p>One that throws is told nothing more.
 */
public interface JournalListener {

    /**
     * An upgrade or a step of one begins.
     *
     * @param step the step, as it will be written down; {@link JournalEntry#BEGIN} for the upgrade itself
     */
    default void begins(int upgrade, String step) {}

    /** A phase of an upgrade begins or has ended; this is not written down. */
    default void progress(Progress progress) {}

    /** An entry was written down. */
    void written(JournalEntry entry, Measured measured);
}
