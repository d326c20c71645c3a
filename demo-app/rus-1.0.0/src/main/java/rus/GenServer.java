package rus;

/** For update: a component whose state gains a field in 2.0.0. */
final class GenServer {

    private int count;

    private GenServer() {}

    /** Starts the one that the container holds. */
    static GenServer start() {
        GenServer started = new GenServer();
        Running.started("gen_server", started);
        return started;
    }

    /** Ends it, and its count with it. */
    void stop() {
        Running.stopped("gen_server");
    }

    /** Counts. */
    synchronized int next() {
        return ++count;
    }

    /** All that it keeps. */
    synchronized String state() {
        return "count=" + count;
    }
}
