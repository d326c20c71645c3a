package dev.molt.release;

/** Threads of Molt's own: they keep no JVM from ending, and inherit nothing from whoever starts them. */
final class Daemon {

    private Daemon() {}

    /** Begins to do something beside everything else. */
    static void start(String name, Runnable work) {
        Thread thread = new Thread(null, work, name, 0, false);
        thread.setDaemon(true);
        thread.start();
    }
}
