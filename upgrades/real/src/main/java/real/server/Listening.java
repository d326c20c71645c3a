package real.server;

import java.io.IOException;

/** How each program tells where it listens, and knows when to end. */
final class Listening {

    private Listening() {}

    /** Prints the port, and ends the JVM with its standard input: nothing is left behind by who started it. */
    static void until(int port) throws IOException {
        System.out.println("listens " + port);
        while (System.in.read() >= 0) {
            // Nobody writes there.
        }
        System.exit(0);
    }
}
