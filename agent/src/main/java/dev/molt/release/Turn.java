package dev.molt.release;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.eval.EvaluationException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** One change of this JVM at a time, each with its number. */
final class Turn {

    private final ReentrantLock changing = new ReentrantLock();
    private final Supplier<Lock> others;
    private final AtomicInteger upgrades = new AtomicInteger();
    private volatile StatusReport.Latest latest;

    /**
     * Turns of one JVM.
     *
     * @param others waits until what somebody else changed is settled, and gives the lock that keeps others away
     */
    Turn(Supplier<Lock> others) {
        this.others = others;
    }

    /** Turns where nobody else changes anything. */
    Turn() {
        this(ReentrantLock::new);
    }

    /**
     * Does something while nothing else changes.
     *
     * @throws RefusedException if something else is changing
     */
    <T> T take(Work<T> work) throws RefusedException, EvaluationException, IOException {
        if (!changing.tryLock()) {
            throw new RefusedException(Diagnostic.error(
                    "busy", null, "another upgrade of this JVM is being carried out", "wait until it has ended"));
        }
        return taken(work);
    }

    /** Does something as soon as nothing else changes. */
    <T> T await(Work<T> work) throws RefusedException, EvaluationException, IOException {
        changing.lock();
        return taken(work);
    }

    private <T> T taken(Work<T> work) throws RefusedException, EvaluationException, IOException {
        try {
            return apart(work);
        } finally {
            changing.unlock();
        }
    }

    private <T> T apart(Work<T> work) throws RefusedException, EvaluationException, IOException {
        Lock apart = others.get();
        apart.lock();
        try {
            return work.run();
        } finally {
            apart.unlock();
        }
    }

    /** Does something short that cannot fail half way. */
    <T> T takeShortly(ShortWork<T> work) throws RefusedException, IOException {
        try {
            return take(work::run);
        } catch (EvaluationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** True while something changes. */
    boolean isTaken() {
        return changing.isLocked();
    }

    /** The number of the change that begins. */
    int next() {
        return upgrades.incrementAndGet();
    }

    /** How many changes were begun. */
    int begun() {
        return upgrades.get();
    }

    /** Notes what was done last. */
    void done(StatusReport.Latest change) {
        latest = change;
    }

    /** What was done last, or null. */
    StatusReport.Latest latest() {
        return latest;
    }

    /** Something that changes this JVM. */
    interface Work<T> {
        T run() throws RefusedException, EvaluationException, IOException;
    }

    /** Something that cannot fail half way. */
    interface ShortWork<T> {
        T run() throws RefusedException, IOException;
    }
}
