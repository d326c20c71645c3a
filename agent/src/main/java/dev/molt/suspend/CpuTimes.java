package dev.molt.suspend;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** How long threads have computed: who ran between two looks is found out, though it is where it was. */
final class CpuTimes {

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    /** In nanoseconds; -1 of virtual threads, and where the JVM does not measure. */
    long of(Thread thread) {
        return threads.isThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled()
                ? threads.getThreadCpuTime(thread.getId())
                : -1;
    }
}
