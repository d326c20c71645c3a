package walkthrough;

/**
 * A line that a client saw.
 *
 * @param nanos when, by {@link System#nanoTime()}
 */
record Line(long nanos, String text) {}
