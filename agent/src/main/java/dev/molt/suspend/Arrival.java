package dev.molt.suspend;

import dev.molt.boot.Gate;
import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.stream.Stream;

/** A thread at a gate that is shut. */
final class Arrival {

    private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private final Thread thread = Thread.currentThread();
    private final boolean belowDrained;
    private final boolean nested;
    private volatile boolean admitted;

    private Arrival(boolean belowDrained, boolean nested) {
        this.belowDrained = belowDrained;
        this.nested = nested;
    }

    /** The calling thread's, at a class's gate. */
    static Arrival at(Class<?> owner, Shut shut) {
        return WALKER.walk(frames -> {
            boolean gated = false;
            for (Iterator<Class<?>> below = below(frames).iterator(); below.hasNext();) {
                Class<?> type = below.next();
                if (shut.isDrained(type)) {
                    return new Arrival(true, true);
                }
                gated |= shut.isGated(type);
            }
            return new Arrival(false, gated && !shut.isDrained(owner));
        });
    }

    /** The classes of the frames below the arriving method's. */
    private static Stream<Class<?>> below(Stream<StackFrame> frames) {
        return frames.<Class<?>>map(StackFrame::getDeclaringClass)
                .dropWhile(type -> type != Gate.class)
                .dropWhile(type -> type == Gate.class)
                .skip(1);
    }

    /** The thread. */
    Thread thread() {
        return thread;
    }

    /** True if a frame of a drained class is below, which has to finish. */
    boolean belowDrained() {
        return belowDrained;
    }

    /** Lets it through: others wait for what its thread holds. */
    void admit() {
        admitted = true;
    }

    /**
     * True if it goes on in the body at hand.
     *
     * @param sealed whether its thread may finish what it is in without any call
     */
    boolean passes(boolean sealed) {
        return admitted || nested && !(sealed && belowDrained);
    }
}
