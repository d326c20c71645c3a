package dev.molt.suspend;

import dev.molt.jdk.Frame;
import dev.molt.jdk.Stack;
import java.util.List;

/**
 * A thread that stays in the middle of old code while the classes change.
 *
 * @param thread the thread
 * @param name its name
 * @param frames where it is in the drained classes, the innermost first
 * @param blockedIn the call in which it waits
 * @param stack all of it
 * @param cpuTime the nanoseconds it had computed before the stack was looked at, or -1 if nobody counts
 */
public record Parked(Thread thread, String name, List<Frame> frames, Frame blockedIn, Stack stack, long cpuTime) {

    /** One line for operators. */
    @Override
    public String toString() {
        return "\"" + name + "\" stays at " + frames.get(0) + ", waiting in " + blockedIn;
    }
}
