package dev.molt.release;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Starts this JVM anew: it ends, and heart, which watches it, starts it again. */
final class Restart {

    /** The process of heart, which passes it to the JVM that it starts. */
    static final String HEART = "molt.heart";

    /** Enough for the answer to whoever asked to go out. */
    private static final long ANSWER_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    /** How long applications may take to stop. */
    private static final long STOP_NANOS = TimeUnit.SECONDS.toNanos(30);

    /** Refuses if nobody would start the JVM again. */
    void check() throws RefusedException {
        Long heart = Long.getLong(HEART);
        if (heart == null || ProcessHandle.of(heart).filter(ProcessHandle::isAlive).isEmpty()) {
            throw new RefusedException(Diagnostic.error(
                    "no_heart",
                    null,
                    "the JVM has to start anew, and nobody would start it: it does not run under heart",
                    "start the system with bin/start, or with bin/start heart"));
        }
    }

    /** Ends this JVM soon; if an application does not stop, by force: nobody can be asked any more by then. */
    void begin() {
        Daemon.start("molt-restart", () -> {
            pause(ANSWER_NANOS);
            Daemon.start("molt-halt", () -> {
                pause(STOP_NANOS);
                Runtime.getRuntime().halt(0);
            });
            System.exit(0);
        });
    }

    private static void pause(long nanos) {
        long end = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
