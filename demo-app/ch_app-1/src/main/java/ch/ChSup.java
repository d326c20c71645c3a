package ch;

/** Holds the server that runs, as a supervisor holds processes; no version after the first changes it. */
public final class ChSup {

    private static volatile Ch3 server;

    private ChSup() {}

    /** The version that this code was written for. */
    static String version() {
        return "ch_app-1";
    }

    /** The server that runs. */
    static Ch3 server() {
        Ch3 now = server;
        if (now == null) {
            throw new IllegalStateException("ch3 is not running");
        }
        return now;
    }

    /** The server that runs from now on; null if none does. */
    static void holds(Ch3 now) {
        server = now;
    }
}
