package dev.molt.release;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits for somebody to say that an installation is good, and undoes it if nobody does. */
final class Confirmation {

    private String waiting;
    private CountDownLatch confirmed;
    private boolean over;

    /**
     * Begins to wait.
     *
     * @param seconds how long
     * @param undo what to do if nobody confirms
     */
    synchronized void await(String version, long seconds, Runnable undo) {
        CountDownLatch latch = new CountDownLatch(1);
        waiting = version;
        confirmed = latch;
        Daemon.start("molt-confirm", () -> await(latch, seconds, undo));
    }

    private void await(CountDownLatch latch, long seconds, Runnable undo) {
        try {
            if (!latch.await(seconds, TimeUnit.SECONDS) && isOver(latch)) {
                undo.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            forget(latch);
        }
    }

    /** From now on it is too late to confirm; what waits is being undone, before which nothing else is installed. */
    private synchronized boolean isOver(CountDownLatch latch) {
        over = confirmed == latch && latch.getCount() > 0;
        return over;
    }

    private synchronized void forget(CountDownLatch latch) {
        if (confirmed == latch) {
            waiting = null;
            confirmed = null;
            over = false;
        }
    }

    /** Refuses while an installation waits to be confirmed. */
    synchronized void checkNothingWaits() throws RefusedException {
        if (waiting != null) {
            throw new RefusedException(Diagnostic.error(
                    "not_confirmed",
                    null,
                    "release " + waiting + (over ? " was not confirmed, and is being undone" : " waits to be confirmed"),
                    (over ? "" : "molt confirm " + waiting + ", or ") + "wait until it is undone"));
        }
    }

    /** Confirms. */
    synchronized void confirm(String version) throws RefusedException {
        if (over || !Objects.equals(waiting, version)) {
            throw new RefusedException(Diagnostic.error(
                    "not_waiting",
                    null,
                    "release " + version + " does not wait to be confirmed",
                    over || waiting == null ? "look with molt which" : "molt confirm " + waiting));
        }
        confirmed(version);
    }

    /** Whoever makes a release permanent has confirmed it. */
    synchronized void confirmed(String version) {
        if (!over && Objects.equals(waiting, version)) {
            confirmed.countDown();
            forget(confirmed);
        }
    }
}
