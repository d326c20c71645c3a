package rus;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import port.CommandPort;

/** The application: a port to drive it through, its configuration, and what {@code apply} calls. */
public final class Rus {

    private static volatile Map<String, Object> configuration = Map.of();
    private static volatile boolean agreeing = true;
    private static CommandPort port;

    private Rus() {}

    /** Opens the port that the configuration names. */
    public static synchronized void start(Map<String, Object> given) {
        configuration = Map.copyOf(given);
        port = CommandPort.open("rus", given, new RusCommands());
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

    /** What an upgrade asks for at its end: it is undone where the answer is false. */
    public static boolean check() {
        System.out.println("rus.Rus.check returns " + agreeing);
        return agreeing;
    }

    /** What to answer from now on. */
    static void agree(boolean whether) {
        agreeing = whether;
    }

    /** What is configured for a key, as text. */
    static String config(String key) {
        return String.valueOf(configuration.getOrDefault(key, "undefined"));
    }
}
