package dev.molt.target;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Counts how often something died of late. */
final class Deaths {

    private final int most;
    private final Duration period;
    private final Deque<Long> times = new ArrayDeque<>();

    /** At most so many within a period are borne. */
    Deaths(int most, Duration period) {
        this.most = most;
        this.period = period;
    }

    /** Notes one more, and tells whether that is one too many. */
    boolean tooMany(long nanoseconds) {
        times.addLast(nanoseconds);
        while (nanoseconds - times.getFirst() > period.toNanos()) {
            times.removeFirst();
        }
        return times.size() > most;
    }
}
