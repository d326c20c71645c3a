package regis;

import java.util.Optional;
import java.util.Set;

/** The application: one registry for all who run in this JVM. */
public final class Regis {

    private static volatile Registry registry;

    private Regis() {}

    /** Starts with no names taken. */
    public static synchronized void start() {
        if (registry != null) {
            throw new IllegalStateException("regis is running already");
        }
        registry = new Registry();
    }

    /** Forgets all names. */
    public static synchronized void stop() {
        registry = null;
    }

    /**
     * Gives a component a name.
     *
     * @return false where another has it
     */
    public static boolean register(Object name, Object component) {
        return running().register(name, component);
    }

    /** The component of that name. */
    public static Optional<Object> whereis(Object name) {
        return running().whereis(name);
    }

    /**
     * Takes a name from a component.
     *
     * @return false where the component does not have it
     */
    public static boolean unregister(Object name, Object component) {
        return running().unregister(name, component);
    }

    /** The names now taken, oldest first. */
    public static Set<Object> names() {
        return running().names();
    }

    private static Registry running() {
        Registry now = registry;
        if (now == null) {
            throw new IllegalStateException("regis is not running");
        }
        return now;
    }
}
