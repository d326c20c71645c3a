package dev.molt.suspend;

import dev.molt.jdk.Frame;
import java.util.List;

/**
 * A thread that stays in the middle of old code while the classes change.
 *
 * @param thread the thread
 * @param name its name
 * @param frames where it is in the drained classes, the innermost first
 * @param blockedIn the call in which it waits
 */
public record Parked(Thread thread, String name, List<Frame> frames, Frame blockedIn) {

    /** One line for operators. */
    @Override
    public String toString() {
        return "\"" + name + "\" stays at " + frames.get(0) + ", waiting in " + blockedIn;
    }
}
