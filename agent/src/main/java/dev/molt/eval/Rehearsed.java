package dev.molt.eval;

import java.util.List;

/**
 * What came of rehearsing one module's {@code code_change}.
 *
 * @param objects how many objects were found
 * @param rehearsed on the copies of how many it did what it does
 * @param failed on the copies of how many it failed
 * @param notRehearsed on the copies of how many it could not be rehearsed; all that were found, if it was not even tried
 * @param microseconds how long the transform took on those that were rehearsed or failed
 * @param microsecondsPer1000 what that means for each 1,000 objects; 0 if none was tried
 * @param failures why it failed, the first few
 * @param hindrances why it could not be rehearsed, the first few
 */
public record Rehearsed(
        String module,
        int objects,
        int rehearsed,
        int failed,
        int notRehearsed,
        long microseconds,
        long microsecondsPer1000,
        List<Reason> failures,
        List<Reason> hindrances) {

    /**
     * One reason.
     *
     * @param count for how many objects
     * @param example one of them; empty if it is none's
     */
    public record Reason(String text, int count, String example) {}

    /** Not even tried. */
    static Rehearsed not(String module, int objects, String why) {
        return new Rehearsed(module, objects, 0, 0, objects, 0, 0, List.of(), List.of(new Reason(why, objects, "")));
    }

    /** True if the upgrade would fail. */
    public boolean isFailure() {
        return !failures.isEmpty();
    }
}
