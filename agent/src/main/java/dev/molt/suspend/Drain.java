package dev.molt.suspend;

import dev.molt.jdk.LockOwners;
import dev.molt.jdk.Stacks;
import java.lang.instrument.Instrumentation;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits until nothing runs in the drained classes any more, once the gates are shut and the classes gated.
 *
 * <p>Nobody is interrupted or stopped: a thread leaves by itself, or it is parked in a place where it may stay, or the
 * time runs out. Frames of static initializers and native methods, which have no gate, count as all others do.
 */
public final class Drain {

    private static final long SHORTEST = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(20);

    private final Stacks stacks;
    private final LockChains locks;
    private final Gatekeeper gatekeeper;

    private Drain(Stacks stacks, LockOwners owners, Gatekeeper gatekeeper) {
        this.stacks = stacks;
        this.locks = new LockChains(stacks, owners, gatekeeper);
        this.gatekeeper = gatekeeper;
    }

    /**
     * Drains what a gatekeeper has shut.
     *
     * @throws ReflectiveOperationException if this JDK lacks what is needed
     */
    public static Drain open(Instrumentation instrumentation, Gatekeeper gatekeeper)
            throws ReflectiveOperationException {
        return new Drain(Stacks.open(instrumentation), LockOwners.open(instrumentation), gatekeeper);
    }

    /** False if threads may be in the classes that nobody sees, as {@code -Djdk.trackAllThreads=false} hides some. */
    public boolean seesAllThreads() {
        return stacks.complete();
    }

    /**
     * Waits.
     *
     * @param limit for how long
     * @param harmless where threads may stay
     */
    public DrainResult within(Duration limit, Harmless harmless) {
        long start = System.nanoTime();
        // What an earlier attempt has sealed may have to finish first.
        gatekeeper.unsealAll();
        Watch watch = new Watch(stacks, gatekeeper, harmless);
        boolean interrupted = false;
        try {
            for (long pause = SHORTEST; !watch.look(); pause = Math.min(2 * pause, LONGEST)) {
                if (System.nanoTime() - start >= limit.toNanos()) {
                    return new DrainResult.TimedOut(watch.blockers());
                }
                watch.admitOwners(locks);
                interrupted |= Thread.interrupted();
                LockSupport.parkNanos(this, pause);
            }
            return new DrainResult.Drained(watch.parked());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
