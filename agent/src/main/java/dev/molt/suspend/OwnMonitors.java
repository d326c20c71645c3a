package dev.molt.suspend;

import java.lang.management.ManagementFactory;
import java.lang.management.MonitorInfo;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;

/** What the calling thread has locked; of virtual threads nobody tells. */
final class OwnMonitors {

    private OwnMonitors() {
    }

    /** True if it has locked the monitor more than once; rather once too often, as they are told apart by hash code. */
    static boolean lockedTwice(Object monitor) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        if (!threads.isObjectMonitorUsageSupported()) {
            return false;
        }
        ThreadInfo own = threads.getThreadInfo(new long[] {Thread.currentThread().getId()}, true, false)[0];
        int locked = 0;
        if (own != null) {
            for (MonitorInfo info : own.getLockedMonitors()) {
                locked += info.getIdentityHashCode() == System.identityHashCode(monitor) ? 1 : 0;
            }
        }
        return locked > 1;
    }
}
