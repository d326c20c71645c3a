package dev.molt.code;

import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * The classes of one version of an application, by binary name.
 *
 * @param classes class files; shared, never to be written to
 */
public record ClassSet(NavigableMap<String, byte[]> classes) {

    public ClassSet {
        classes = Collections.unmodifiableNavigableMap(new TreeMap<>(classes));
    }

    /** All classes of a code source. */
    public static ClassSet of(CodeSource code) throws IOException {
        NavigableMap<String, byte[]> classes = new TreeMap<>();
        for (String name : code.classNames()) {
            classes.put(name, code.classBytes(name).orElseThrow());
        }
        return new ClassSet(classes);
    }

    /** This set with some classes replaced, added or (where empty) taken out. */
    public ClassSet with(Map<String, Optional<byte[]>> changes) {
        NavigableMap<String, byte[]> changed = new TreeMap<>(classes);
        changes.forEach((name, bytes) ->
                bytes.ifPresentOrElse(present -> changed.put(name, present), () -> changed.remove(name)));
        return new ClassSet(changed);
    }

    /** The names in order. */
    public SortedSet<String> names() {
        return classes.navigableKeySet();
    }

    /** True if it has a class of this name. */
    public boolean contains(String name) {
        return classes.containsKey(name);
    }

    /** The bytes of a class, or empty if it has none of that name. */
    public Optional<byte[]> bytes(String name) {
        return Optional.ofNullable(classes.get(name));
    }
}
