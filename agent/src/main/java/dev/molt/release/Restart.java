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

    /** Ends this JVM soon. */
    void begin() {
        Thread thread = new Thread(
                null,
                () -> {
                    LockSupport.parkNanos(ANSWER_NANOS);
                    System.exit(0);
                },
                "molt-restart",
                0,
                false);
        thread.setDaemon(true);
        thread.start();
    }
}
