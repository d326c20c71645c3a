package regis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Components by name; every call takes the one lock, so that all see the same order of events. */
final class Registry {

    private final Map<Object, Object> components = new LinkedHashMap<>();

    /** Whether the name was free; if not, its holder keeps it. */
    synchronized boolean register(Object name, Object component) {
        return components.putIfAbsent(name, component) == null;
    }

    /** The component of that name. */
    synchronized Optional<Object> whereis(Object name) {
        return Optional.ofNullable(components.get(name));
    }

    /** Frees the name if this component holds it: a late call cannot take it from a successor. */
    synchronized boolean unregister(Object name, Object component) {
        return components.remove(name, component);
    }

    /** The names now taken, oldest first; later changes do not show in it. */
    synchronized Set<Object> names() {
        return Collections.unmodifiableSet(new LinkedHashSet<>(components.keySet()));
    }
}
