package dev.molt.reflect;

import dev.molt.reshape.Reserved;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which classes reflection shows together in a nest: the JVM keeps the nests with which classes were loaded. */
final class Nests {

    private Nests() {
    }

    /**
     * The host of a class's nest.
     *
     * @param loaded the one that the JVM has
     */
    static Class<?> host(Class<?> loaded, Class<?> type, State state) {
        for (Map.Entry<String, List<String>> nest : state.nests().entrySet()) {
            if (nest.getValue().contains(type.getName())) {
                return named(nest.getKey(), type);
            }
        }
        // In the version that runs it is not in there any more; no class file names what is hidden.
        return !type.isHidden() && state.nests().containsKey(loaded.getName()) ? type : loaded;
    }

    /**
     * All classes of a class's nest, the host first.
     *
     * @param loaded those that the JVM has
     */
    static Class<?>[] members(Class<?>[] loaded, Class<?> type, State state) {
        Class<?> host = host(loaded[0], type, state);
        List<String> names = state.nests().get(host.getName());
        if (names == null) {
            return host == loaded[0] ? own(loaded) : new Class<?>[] {host};
        }
        List<Class<?>> members = new ArrayList<>(List.of(host));
        for (String name : names) {
            try {
                members.add(named(name, host));
            } catch (LinkageError e) {
                // As the JVM does: one that cannot be loaded is left out.
            }
        }
        return members.toArray(Class<?>[]::new);
    }

    /** Without Molt's own. */
    private static Class<?>[] own(Class<?>[] loaded) {
        List<Class<?>> own = new ArrayList<>();
        String accessors = Reserved.accessors(loaded[0].getName());
        for (Class<?> type : loaded) {
            if (!type.getName().equals(accessors)) {
                own.add(type);
            }
        }
        return own.toArray(Class<?>[]::new);
    }

    private static Class<?> named(String name, Class<?> beside) {
        try {
            return Class.forName(name, false, beside.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new NoClassDefFoundError(name);
        }
    }
}
