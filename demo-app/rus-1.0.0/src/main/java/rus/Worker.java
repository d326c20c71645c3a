package rus;

/** For stop and start: a component that is replaced instead of transformed, and so loses its state. */
final class Worker {

    private int done;

    private Worker() {}

    /** Starts the one that the container holds. */
    static Worker start() {
        Worker started = new Worker();
        Running.started("worker", started);
        System.out.println("worker is started");
        return started;
    }

    /** Ends it, and what it counted with it. */
    void stop() {
        Running.stopped("worker");
        System.out.println("worker is stopped");
    }

    /** Works, and tells how often it did. */
    synchronized String work() {
        done++;
        return "worker of 1: " + done;
    }
}
