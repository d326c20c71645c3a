package dev.molt.suspend;

import java.util.List;

/** How a drain ended. */
public sealed interface DrainResult {

    /**
     * Nothing runs in the classes, and nothing can enter them until the gates open.
     *
     * @param parked threads that are in them, in places where they may stay
     */
    record Drained(List<Parked> parked) implements DrainResult {
    }

    /**
     * The time is over; the old code has to be put back and the gates to be opened.
     *
     * @param blockers who was still in the way, at least one
     */
    record TimedOut(List<Blocker> blockers) implements DrainResult {
    }
}
