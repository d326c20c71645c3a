package dev.molt.appup;

import java.time.Duration;

/** A timeout as {@link TimeoutReader} takes it. */
final class TimeoutText {

    private TimeoutText() {}

    /** A value that {@link FlowText} prints as it stands; unlike a string it is never quoted. */
    static Object of(Timeout timeout) {
        if (timeout instanceof Timeout.Within within) {
            return new Span(within.duration());
        }
        return timeout instanceof Timeout.Infinity ? "infinity" : "default";
    }

    /** A duration with its unit. */
    private record Span(Duration duration) {
        @Override
        public String toString() {
            boolean wholeSeconds = duration.getNano() == 0;
            return wholeSeconds ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
        }
    }
}
