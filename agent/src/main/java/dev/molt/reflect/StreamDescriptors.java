package dev.molt.reflect;

import dev.molt.jdk.Jdk;
import java.io.Serializable;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the JDK remembers of how classes are serialized. */
final class StreamDescriptors {

    private final Instrumentation instrumentation;
    private final List<Object> caches = new ArrayList<>();

    StreamDescriptors(Jdk jdk, Instrumentation instrumentation) throws ReflectiveOperationException {
        this.instrumentation = instrumentation;
        Class<?> owner = Class.forName("java.io.ObjectStreamClass$Caches");
        for (String name : List.of("localDescs", "reflectors")) {
            Object cache = jdk.getStatic(jdk.loadedField(owner, name));
            // Before 17.0.4 it was a map for all classes.
            caches.add(cache instanceof Map ? cache : jdk.get(cache, Class.forName("java.io.ClassCache"), "map"));
        }
    }

    /** Forgets classes, and those that extend them: from now on the JDK looks again. */
    void forget(Set<Class<?>> changed) {
        List<Class<?>> concerned = new ArrayList<>();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (Serializable.class.isAssignableFrom(type) && depth(type, changed) > 0) {
                concerned.add(type);
            }
        }
        // A superclass first: who looks at a subclass meanwhile asks for it.
        concerned.sort(Comparator.comparing(type -> depth(type, Set.of(Object.class))));
        for (Object cache : caches) {
            if (cache instanceof Map<?, ?> all) {
                all.clear();
            } else {
                concerned.forEach(((ClassValue<?>) cache)::remove);
            }
        }
    }

    /** How many classes stand between a class and the nearest of others above it, counting both; 0 if there is none. */
    private static int depth(Class<?> type, Set<Class<?>> others) {
        int depth = 0;
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            depth++;
            if (others.contains(each)) {
                return depth;
            }
        }
        return 0;
    }
}
