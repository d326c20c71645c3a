package ch;

import java.util.Map;
import port.CommandPort;

/** The application: a port to drive it through; the server is started behind it. */
public final class ChApp {

    private static CommandPort port;

    private ChApp() {}

    /** Opens the port that the configuration names. */
    public static synchronized void start(Map<String, Object> configuration) {
        port = CommandPort.open("ch_app", configuration, new ChCommands());
    }

    /** Closes it. */
    public static synchronized void stop() {
        port.close();
    }
}
