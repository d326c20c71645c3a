package hello;

import java.util.Map;
import port.CommandPort;

/** The application: a port to drive it through; its components are started behind it. */
public final class HelloApp {

    private static CommandPort port;

    private HelloApp() {}

    /** Opens the port that the configuration names. */
    public static synchronized void start(Map<String, Object> configuration) {
        port = CommandPort.open("release_h", configuration, new HelloCommands());
    }

    /** Closes it. */
    public static synchronized void stop() {
        port.close();
    }
}
