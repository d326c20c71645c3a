package dev.molt.suspend;

/** What is known of old code: where a thread may be caught in it, because the rest of the call does not matter. */
@FunctionalInterface
public interface Harmless {

    /**
     * True if what a method has still to do behind this place touches nothing that the upgrade changes, but by calls,
     * which wait at the gates.
     *
     * @param line negative if it is not known, as of virtual threads: then the answer is for any line of the method
     */
    boolean at(Class<?> type, String method, int line);
}
