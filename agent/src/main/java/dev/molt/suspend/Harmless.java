package dev.molt.suspend;

/** What is known of old code: where a thread may be caught in it, because the rest of the call does not matter. */
@FunctionalInterface
public interface Harmless {

    /**
     * True if what a method has still to do behind this place touches nothing that the upgrade changes, but by calls, which
     * wait at the gates.
     *
     * @param line negative if the instruction has no line
     */
    boolean at(Class<?> type, String method, int line);
}
