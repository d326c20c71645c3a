package dev.molt.eval;

import dev.molt.reshape.Call;
import java.util.List;

/** A class that somebody else is redefining: not before the JVM has done it, or refused it, is it known what runs. */
final class PendingChange {

    private final Class<?> type;
    private final OtherChange change;
    private final String refusal;
    private final byte[] running;
    private final List<Call> late;
    private final int redefinitions;
    private final Thread thread;
    private boolean decided;
    private boolean runs;

    /**
     * One that the JVM is about to decide.
     *
     * @param refusal why Molt cannot make it fit the class that is loaded; empty if it can
     * @param redefinitions how often the class was redefined before
     * @param running the class file that runs in it until then
     * @param late what is to be called once the new code runs
     */
    PendingChange(
            Class<?> type, OtherChange change, String refusal, int redefinitions, byte[] running, List<Call> late) {
        this.type = type;
        this.change = change;
        this.refusal = refusal;
        this.running = running;
        this.late = late;
        this.redefinitions = redefinitions;
        this.thread = Thread.currentThread();
    }

    Class<?> type() {
        return type;
    }

    String name() {
        return type.getName();
    }

    OtherChange change() {
        return change;
    }

    byte[] running() {
        return running;
    }

    List<Call> late() {
        return late;
    }

    String refusal() {
        return refusal;
    }

    /** True if it came on this thread and may belong to what is still under way there. */
    boolean isOf(Thread other) {
        return thread == other && !decided && refusal.isEmpty();
    }

    /** Notes that the JVM took it, if it has already: it may as well be about to. */
    synchronized void decideIfTaken(Tools tools) {
        if (tools.jdk().redefinitions(type) > redefinitions) {
            decide(tools);
        }
    }

    /** Notes what became of it, once the JVM lets others touch the class again. */
    synchronized void decide(Tools tools) {
        if (!decided) {
            decided = true;
            runs = tools.jdk().redefinitions(type) > redefinitions;
            if (runs) {
                tools.shapes(type.getClassLoader()).changed(name(), change);
            }
        }
    }

    /** True if the JVM took it. */
    synchronized boolean runs() {
        return runs;
    }
}
