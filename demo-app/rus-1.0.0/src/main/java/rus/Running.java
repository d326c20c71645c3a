package rus;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The components that run, by name: where callers find them. */
final class Running {

    private static final Map<String, Object> COMPONENTS = new ConcurrentHashMap<>();

    private Running() {}

    /** A component runs from now on. */
    static void started(String child, Object component) {
        COMPONENTS.put(child, component);
    }

    /** A component runs no longer, and is let go of. */
    static void stopped(String child) {
        COMPONENTS.remove(child);
    }

    /** Whether one of that name runs. */
    static boolean is(String child) {
        return COMPONENTS.containsKey(child);
    }

    /** The one of that name. */
    static <T> T get(String child, Class<T> type) {
        Object component = COMPONENTS.get(child);
        if (component == null) {
            throw new IllegalStateException(child + " is not running");
        }
        return type.cast(component);
    }
}
