package dev.molt.jdk;

import java.lang.instrument.Instrumentation;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.LockSupport;

/**
 * Who holds the lock that a thread waits for.
 *
 * <p>The management interface knows monitors and locks of platform threads. Locks of {@code java.util.concurrent} name
 * their owner themselves, so that virtual threads are found, too; monitors of virtual threads are not.
 */
public final class LockOwners {

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Method exclusiveOwner;

    private LockOwners() throws ReflectiveOperationException {
        exclusiveOwner = AbstractOwnableSynchronizer.class.getDeclaredMethod("getExclusiveOwnerThread");
        exclusiveOwner.setAccessible(true);
    }

    /**
     * Opens what is needed.
     *
     * @throws ReflectiveOperationException if this JDK lacks it
     */
    public static LockOwners open(Instrumentation instrumentation) throws ReflectiveOperationException {
        instrumentation.redefineModule(
                Object.class.getModule(),
                Set.of(),
                Map.of(),
                Map.of("java.util.concurrent.locks", Set.of(LockOwners.class.getModule())),
                Set.of(),
                Map.of());
        return new LockOwners();
    }

    /** The id of the thread that the given one waits for, or -1 if it waits for none or nobody can tell. */
    public long blocking(Thread thread) {
        if (LockSupport.getBlocker(thread) instanceof AbstractOwnableSynchronizer lock
                && Jdk.call(exclusiveOwner, lock) instanceof Thread owner) {
            return owner.getId();
        }
        ThreadInfo info = threads.getThreadInfo(thread.getId());
        return info == null ? -1 : info.getLockOwnerId();
    }
}
