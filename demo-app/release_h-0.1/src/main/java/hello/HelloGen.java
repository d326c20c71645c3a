package hello;

/** A component that counts how often it was greeted. */
public final class HelloGen {

    private int calls;

    private HelloGen() {}

    /** Starts the one that the container holds. */
    static HelloGen start() {
        HelloGen started = new HelloGen();
        Running.started("hello_gen", started);
        return started;
    }

    /** Ends it, and its count with it. */
    void stop() {
        Running.stopped("hello_gen");
    }

    /** Which call this is, the first one being 1. */
    synchronized int hello() {
        return ++calls;
    }

    /** The version that runs. */
    String version() {
        return "0.1";
    }
}
