package dev.molt.system;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is different in the configuration of an application.
 *
 * @param changed the new values of keys that had others
 * @param added the values of keys that had none
 * @param removed keys that have no value any more
 */
record ConfigurationChange(Map<String, Object> changed, Map<String, Object> added, Set<String> removed) {

    /** The difference between two configurations. */
    static ConfigurationChange between(SortedMap<String, Object> before, SortedMap<String, Object> after) {
        SortedMap<String, Object> changed = new TreeMap<>();
        SortedMap<String, Object> added = new TreeMap<>();
        after.forEach((key, value) -> {
            if (!before.containsKey(key)) {
                added.put(key, value);
            } else if (!Objects.equals(before.get(key), value)) {
                changed.put(key, value);
            }
        });
        SortedSet<String> removed = new TreeSet<>(before.keySet());
        removed.removeAll(after.keySet());
        return new ConfigurationChange(changed, added, removed);
    }

    /** True if nothing is different. */
    boolean isEmpty() {
        return changed.isEmpty() && added.isEmpty() && removed.isEmpty();
    }

    /** Brings the difference into the system properties {@code APPLICATION.KEY}. */
    void toProperties(String application) {
        changed.forEach((key, value) -> System.setProperty(application + "." + key, value.toString()));
        added.forEach((key, value) -> System.setProperty(application + "." + key, value.toString()));
        removed.forEach(key -> System.clearProperty(application + "." + key));
    }
}
