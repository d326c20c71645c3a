package dev.molt.suspend;

import dev.molt.boot.Gate;
import dev.molt.jdk.OwnStack.Level;
import java.lang.StackWalker.StackFrame;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A thread at a gate that is shut. */
final class Arrival {

    private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private final Thread thread = Thread.currentThread();
    private Class<?> owner;
    private boolean belowDrained;
    private boolean nested;
    private volatile boolean noted;
    private volatile boolean admitted;
    private List<Object> held = List.of();
    private Object unborn;
    private boolean locking;

    /** Finds out from where its thread comes to a class's gate. */
    void looksBelow(Class<?> owner, Shut shut) {
        this.owner = owner;
        // Each walk ends where it has its answer: a call deep inside of what is drained does not look at all below it.
        belowDrained = WALKER.walk(frames -> below(frames).anyMatch(shut::isDrained));
        nested = belowDrained
                || !shut.isDrained(owner) && WALKER.walk(frames -> below(frames).anyMatch(shut::isGated));
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

    /** True if a class is below that is gated, too. */
    boolean isNested() {
        return nested;
    }

    /** The class at whose gate it is. */
    Class<?> owner() {
        return owner;
    }

    /** True if a frame of a drained class is below, which has to finish. */
    boolean belowDrained() {
        return belowDrained;
    }

    /**
     * Notes what its thread's stack holds; to be called by the thread, which waits from now on.
     *
     * @param monitor what the arriving method has locked, or null
     */
    void notes(List<Level> stack, Object monitor) {
        locking = OwnMonitors.holdsMore(monitor, stack);
        List<Level> below = stack.stream()
                .dropWhile(level -> level.type() != Gate.class)
                .dropWhile(level -> level.type() == Gate.class)
                .toList();
        held = below.stream().flatMap(level -> level.values().stream()).filter(Objects::nonNull).toList();
        // A constructor asks before it calls the superclass's.
        unborn = !below.isEmpty() && below.get(0).method().equals("<init>") ? below.get(0).values().get(0) : null;
        noted = true;
    }

    /** False while its thread may still take locks of ours or of the JDK's. */
    boolean isNoted() {
        return noted;
    }

    /** What its stack holds. */
    List<Object> held() {
        return held;
    }

    /** The object whose constructor has not begun yet, or null. */
    Object unborn() {
        return unborn;
    }

    /** True if its thread holds a monitor while it waits. */
    boolean isLocking() {
        return locking;
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
