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

/**
 * Finds the calls that still run old code, as OTP calls it: code of a version that was replaced.
 *
 * <p>It looks when it is asked, at the stacks of all threads, and only if a version was replaced at all. The JVM finishes a
 * call in the code that it began in, and tells the source file of frames only whose code is what their class still has; so a
 * frame without one is of code that was redefined since. Of which version it can be, its method and line tell.
 */
public final class OldCode {

    private final Tools tools;

    /** Looks with these tools. */
    public OldCode(Tools tools) {
        this.tools = tools;
    }

    /** The calls in old code of some applications; each place of a thread once. */
    public List<OldFrame> look(List<Instance> instances) {
        List<OldPlaces> replaced = new ArrayList<>();
        for (Instance instance : instances) {
            Optional<Versions> versions = tools.versions().find(instance);
            versions.filter(known -> !known.departures().isEmpty())
                    .ifPresent(known -> replaced.add(new OldPlaces(instance, known, tools.shapes(instance.loader()))));
        }
        return replaced.isEmpty() ? List.of() : look(stacks(), replaced);
    }

    private static List<OldFrame> look(Stacks stacks, List<OldPlaces> replaced) {
        List<Thread> threads = stacks.threads().stream().filter(thread -> thread != Thread.currentThread()).toList();
        List<Stack> seen = stacks.of(threads);
        Set<OldFrame> found = new LinkedHashSet<>();
        for (int i = 0; i < threads.size(); i++) {
            List<Frame> frames = seen.get(i).frames();
            for (int at = 0; at < frames.size(); at++) {
                Frame frame = frames.get(at);
                if (!frame.isNative() && !(at > 0 && isLeaving(frame, frames.get(at - 1)))) {
                    Thread thread = threads.get(i);
                    replaced.forEach(places -> places.old(thread, frame).ifPresent(found::add));
                }
            }
        }
        return List.copyOf(found);
    }

    /** A gate, which only returns what the same method gives when it is called again: no body runs there. */
    private static boolean isLeaving(Frame frame, Frame callee) {
        return callee.className().equals(Gate.class.getName())
                || frame.line() < 0
                        && frame.className().equals(callee.className())
                        && frame.method().equals(callee.method());
    }

    /** Virtual threads mostly have none. */
    static String name(Thread thread) {
        return thread.getName().isEmpty() ? "thread " + thread.getId() : thread.getName();
    }

    private Stacks stacks() {
        try {
            return Stacks.open(tools.instrumentation());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("this JVM's threads cannot be looked at: " + e, e);
        }
    }
}
