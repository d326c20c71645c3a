package rus_added;

/** For add_application: says when it starts and when it stops. */
public final class Added {

    private Added() {}

    /** Says so. */
    public static void start() {
        System.out.println("rus_added is started");
    }

    /** Says so. */
    public static void stop() {
        System.out.println("rus_added is stopped");
    }
}
