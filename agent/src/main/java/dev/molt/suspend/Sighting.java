package dev.molt.suspend;

import dev.molt.boot.Gate;
import dev.molt.jdk.Frame;
import dev.molt.jdk.Stack;
import dev.molt.jdk.Stacks;
import java.util.ArrayList;
import java.util.List;

/**
 * What was seen of one thread at one moment.
 *
 * @param thread the thread
 * @param state what it was doing
 * @param stack its stack
 * @param frames those of the drained classes; but not the one that waits at a gate, as its body has not begun
 * @param waits true if it waits at a gate
 */
record Sighting(Thread thread, Thread.State state, Stack stack, List<Frame> frames, boolean waits) {

    static Sighting of(Thread thread, Stack stack, boolean waits, DrainedClasses classes) {
        List<Frame> frames = new ArrayList<>();
        List<Frame> all = stack.frames();
        for (int i = 0; i < all.size(); i++) {
            boolean arriving = i > 0 && isGate(all.get(i - 1));
            if (classes.has(all.get(i)) && !(arriving && waits)) {
                frames.add(all.get(i));
            }
        }
        return new Sighting(thread, thread.getState(), stack, frames, waits);
    }

    /** True if it has to leave first, or it cannot be told. */
    boolean inFlight() {
        return !frames.isEmpty() || !stack.whole();
    }

    /** True if it waits for something, and wherever it is in the classes it may be. */
    boolean mayStay(DrainedClasses classes, Harmless harmless) {
        if (!stack.whole() || !waits && (!isBlocked() || isAsking())) {
            return false;
        }
        for (int i = 0; i < frames.size(); i++) {
            if (!(i > 0 && onlyReturns(frames.get(i), frames.get(i - 1))) && !classes.allow(frames.get(i), harmless)) {
                return false;
            }
        }
        return true;
    }

    /** At a gate that has not answered yet: the body is still to come. */
    private boolean isAsking() {
        return stack.frames().stream().anyMatch(Sighting::isGate);
    }

    private static boolean isGate(Frame frame) {
        return frame.className().equals(Gate.class.getName());
    }

    /** In the JDK, and either by its own word or in native code, as where it accepts or reads from a socket. */
    private boolean isBlocked() {
        Frame top = stack.frames().get(0);
        return top.isJdk() && (top.isNative() || state != Thread.State.RUNNABLE);
    }

    private static boolean onlyReturns(Frame frame, Frame callee) {
        return frame.callsAgain(callee) || frame.hasGoneOnAs(callee);
    }

    Parked parked() {
        return new Parked(thread, Stacks.name(thread), frames, stack.frames().get(0));
    }

    Blocker blocker() {
        return new Blocker(Stacks.name(thread), state, frames.isEmpty() ? null : frames.get(0), stack.frames().get(0));
    }
}
