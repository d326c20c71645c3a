package dev.molt.eval;

import dev.molt.boot.Gate;
import dev.molt.jdk.Frame;
import dev.molt.jdk.Stack;
import dev.molt.jdk.Stacks;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Finds the calls that still run old code, as OTP calls it: code of a version that was replaced.
 *
 * <p>It looks when it is asked, at the stacks of threads, and only if a version was replaced at all. The JVM finishes a
 * call in the code that it began in, and tells the source file of frames only whose code is what their class still has; so a
 * frame without one is of code that was redefined since. Of which version it can be, its method and line tell.
 */
public final class OldCode {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(200);

    private final Tools tools;

    /** Looks with these tools. */
    public OldCode(Tools tools) {
        this.tools = tools;
    }

    /**
     * The calls in old code of some applications; each place of a thread once. Virtual threads are left alone: on JDK 25, asking
     * for another one's stack behind a redefinition may end the JVM, which nobody is to risk who only wants to know.
     */
    public List<OldFrame> look(List<Instance> instances) {
        List<OldPlaces> replaced = replaced(instances);
        if (replaced.isEmpty()) {
            return List.of();
        }
        Stacks stacks = tools.stacks();
        Set<OldFrame> found = new LinkedHashSet<>();
        look(stacks, stacks.platform(), replaced, found);
        return List.copyOf(found);
    }

    /** The same of all threads, which are looked at until their stacks were seen whole, but not for long. */
    Everywhere everywhere(List<Instance> instances) {
        List<OldPlaces> replaced = replaced(instances);
        if (replaced.isEmpty()) {
            return new Everywhere(List.of(), List.of(), true);
        }
        Stacks stacks = tools.stacks();
        Set<OldFrame> found = new LinkedHashSet<>();
        List<Thread> left = stacks.threads();
        for (long end = System.nanoTime() + LONGEST; ; LockSupport.parkNanos(this, PAUSE)) {
            left = look(stacks, left, replaced, found);
            if (left.isEmpty() || System.nanoTime() - end >= 0) {
                return new Everywhere(List.copyOf(found), left.stream().map(Stacks::name).toList(), stacks.complete());
            }
        }
    }

    private List<OldPlaces> replaced(List<Instance> instances) {
        List<OldPlaces> replaced = new ArrayList<>();
        for (Instance instance : instances) {
            Optional<Versions> versions = tools.versions().find(instance);
            versions.filter(known -> !known.departures().isEmpty())
                    .ifPresent(known -> replaced.add(new OldPlaces(instance, known, tools.shapes(instance.loader()))));
        }
        return replaced;
    }

    /** Gives those that were not seen whole. */
    private static List<Thread> look(Stacks stacks, List<Thread> all, List<OldPlaces> replaced, Set<OldFrame> found) {
        List<Thread> threads = all.stream().filter(thread -> thread != Thread.currentThread()).toList();
        List<Stack> seen = stacks.of(threads);
        List<Thread> left = new ArrayList<>();
        for (int i = 0; i < threads.size(); i++) {
            Thread thread = threads.get(i);
            if (seen.get(i).whole()) {
                look(thread, seen.get(i).frames(), replaced, found);
            } else {
                left.add(thread);
            }
        }
        return left;
    }

    private static void look(Thread thread, List<Frame> frames, List<OldPlaces> replaced, Set<OldFrame> found) {
        Frame callee = null;
        for (Frame frame : frames) {
            if (!frame.isNative() && !(callee != null && isLeaving(frame, callee))) {
                replaced.forEach(places -> places.old(thread, frame).ifPresent(found::add));
            }
            // What method handles are made of stands between a loop and what goes on with it.
            callee = frame.className().startsWith("java.lang.invoke.") ? callee : frame;
        }
    }

    /** At a gate, or in one that calls its method again, or in a loop that has gone on elsewhere. */
    private static boolean isLeaving(Frame frame, Frame callee) {
        return callee.className().equals(Gate.class.getName()) || frame.callsAgain(callee) || frame.hasGoneOnAs(callee);
    }

    /**
     * What all threads tell.
     *
     * @param frames the calls in old code
     * @param notWhole the names of threads that may have more
     * @param complete false if the JVM hides virtual threads
     */
    record Everywhere(List<OldFrame> frames, List<String> notWhole, boolean complete) {}
}
