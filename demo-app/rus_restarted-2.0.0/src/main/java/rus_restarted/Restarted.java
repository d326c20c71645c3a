package rus_restarted;

import java.util.List;
import java.util.Map;
import port.CommandPort;
import port.Commands;

/** For restart_application: counts, and begins anew with each start. */
public final class Restarted implements Commands {

    private static CommandPort port;

    private int count;

    private Restarted() {}

    /** Opens the port that the configuration names. */
    public static synchronized void start(Map<String, Object> configuration) {
        port = CommandPort.open("rus_restarted", configuration, new Restarted());
    }

    /** Closes it, and lets go of the count. */
    public static synchronized void stop() {
        port.close();
        port = null;
    }

    @Override
    public synchronized String answer(String command, List<String> arguments) {
        return switch (command) {
            case "version" -> "rus_restarted-2.0.0";
            case "next" -> String.valueOf(++count);
            default -> "unknown command " + command + ": there are version, next and quit";
        };
    }
}
