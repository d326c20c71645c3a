package dev.molt.target;

import java.io.IOException;
import java.io.InputStream;

/** Brings what a process prints into a log, as a process that nobody reads from would come to a halt. */
final class Pump {

    /** How long to wait for the last words of a process that ended; its children may keep its output open. */
    private static final long LAST_WORDS_MILLIS = 1_000;

    private final Thread thread;

    private Pump(Thread thread) {
        this.thread = thread;
    }

    static Pump start(Process process, RotatingLog log) {
        Thread thread = new Thread(() -> copy(process, log), "output of " + process.pid());
        thread.setDaemon(true);
        thread.start();
        return new Pump(thread);
    }

    /** Waits for the rest, when the process has ended. */
    void finish() throws InterruptedException {
        thread.join(LAST_WORDS_MILLIS);
    }

    private static void copy(Process process, RotatingLog log) {
        byte[] buffer = new byte[8192];
        try (InputStream output = process.getInputStream()) {
            for (int length = output.read(buffer); length >= 0; length = output.read(buffer)) {
                log.append(buffer, length);
            }
        } catch (IOException e) {
            log.line("heart: no output of process " + process.pid() + " any more: " + e.getMessage());
        }
    }
}
