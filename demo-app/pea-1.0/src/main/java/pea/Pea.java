package pea;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import port.CommandPort;

/** The application: a port to drive it through, and its configuration. */
public final class Pea {

    private static volatile Map<String, Object> configuration = Map.of();
    private static CommandPort port;

    private Pea() {}

    /** Opens the port that the configuration names. */
    public static synchronized void start(Map<String, Object> given) {
        configuration = Map.copyOf(given);
        port = CommandPort.open("pea", given, new PeaCommands());
    }

    /** Closes it. */
    public static synchronized void stop() {
        port.close();
    }

    /** Takes over what is configured otherwise from now on; another port counts from the next start. */
    public static synchronized void configChange(
            Map<String, Object> changed, Map<String, Object> added, Set<String> removed) {
        System.out.println("config_change changed=" + new TreeMap<>(changed) + " added=" + new TreeMap<>(added)
                + " removed=" + new TreeSet<>(removed));
        Map<String, Object> next = new TreeMap<>(configuration);
        next.putAll(changed);
        next.putAll(added);
        next.keySet().removeAll(removed);
        configuration = Map.copyOf(next);
    }

    /** Whether all is well; not so if the configuration says {@code healthy: false}. */
    public static boolean healthy() {
        return !config("healthy").equals("false");
    }

    /** What is configured for a key, as text. */
    static String config(String key) {
        return String.valueOf(configuration.getOrDefault(key, "undefined"));
    }
}
