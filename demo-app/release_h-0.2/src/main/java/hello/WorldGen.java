package hello;

/** A component that comes with this version. */
public final class WorldGen {

    private WorldGen() {}

    /** Starts the one that the container holds. */
    static WorldGen start() {
        WorldGen started = new WorldGen();
        Running.started("world_gen", started);
        System.out.println("if you see this line that means world_gen is started");
        return started;
    }

    /** Ends it. */
    void stop() {
        Running.stopped("world_gen");
        System.out.println("world_gen is stopped");
    }
}
