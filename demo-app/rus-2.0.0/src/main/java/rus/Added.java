package rus;

/** For add_module, and for a child that comes with its container's update. */
final class Added {

    private Added() {}

    /** Starts the one that the container holds. */
    static Added start() {
        Added started = new Added();
        Running.started("added", started);
        System.out.println("added is started");
        return started;
    }

    /** Ends it. */
    void stop() {
        Running.stopped("added");
        System.out.println("added is stopped");
    }

    /** What it is. */
    static String text() {
        return "added " + (Running.is("added") ? "runs" : "does not run");
    }
}
