package dev.molt.suspend;

import dev.molt.jdk.OwnStack.Level;
import java.util.List;

/** What the calling thread has locked, by its stack: the management interface knows nothing of virtual threads. */
final class OwnMonitors {

    private OwnMonitors() {
    }

    /** True if it has locked the monitor more than once. */
    static boolean lockedTwice(Object monitor, List<Level> stack) {
        return stack.stream().flatMap(level -> level.monitors().stream()).filter(locked -> locked == monitor).count() > 1;
    }

    /** True if it holds any other monitor, or this one more than once. */
    static boolean holdsMore(Object monitor, List<Level> stack) {
        return lockedTwice(monitor, stack)
                || stack.stream().flatMap(level -> level.monitors().stream()).anyMatch(locked -> locked != monitor);
    }
}
