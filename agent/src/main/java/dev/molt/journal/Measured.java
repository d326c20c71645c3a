package dev.molt.journal;

/**
 * How long things took.
 *
 * @param nanoseconds of the step; of the whole upgrade for its last entry; 0 for what took no time worth to be measured
 * @param suspendedMilliseconds for how long modules were suspended in the upgrade so far; 0 if none were
 */
public record Measured(long nanoseconds, long suspendedMilliseconds) {

    /** Of what has only begun. */
    static final Measured NOTHING = new Measured(0, 0);
}
