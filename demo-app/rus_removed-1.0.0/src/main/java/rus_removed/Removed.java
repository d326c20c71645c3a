package rus_removed;

/** For remove_application: says when it starts and when it stops. */
public final class Removed {

    private Removed() {}

    /** Says so. */
    public static void start() {
        System.out.println("rus_removed is started");
    }

    /** Says so. */
    public static void stop() {
        System.out.println("rus_removed is stopped");
    }
}
