package dev.molt.suspend;

import java.util.concurrent.TimeUnit;

/**
 * Waits on the monitor that the arriving method has locked, so that others can lock it.
 *
 * <p>It is short, as nobody notifies: whoever opens the gate would need the monitor. A notification that comes was
 * meant for the application's own waiting threads, and is handed on; not without end, as two who wait here would hand
 * it to each other. One that comes together with the end of the time cannot be told from it, so that at last all are
 * notified: the language lets waits end without a reason.
 */
final class MonitorWait implements Pause {

    private static final long MILLIS = 2;
    private static final int HANDED_ON = 64;

    private final Object monitor;
    private int handedOn;
    private boolean interrupted;

    MonitorWait(Object monitor) {
        this.monitor = monitor;
    }

    @Override
    public void once() {
        long start = System.nanoTime();
        try {
            monitor.wait(MILLIS);
        } catch (InterruptedException e) {
            interrupted = true;
            return;
        }
        if (System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(MILLIS) && handedOn++ < HANDED_ON) {
            monitor.notify();
        }
    }

    @Override
    public void end() {
        monitor.notifyAll();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
