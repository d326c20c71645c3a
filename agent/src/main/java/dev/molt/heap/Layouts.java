package dev.molt.heap;

import dev.molt.jdk.References;
import java.lang.reflect.Modifier;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/** The layout of each class that a walk meets, worked out once. */
final class Layouts {

    /** Strings lead to their characters alone; in stack chunks, the JVM keeps frames and not references as fields. */
    private static final Set<String> LEAVES = Set.of("java.lang.String", "jdk.internal.vm.StackChunk");

    private static final Layout IGNORED = new Layout(false, false, new long[0]);

    private final References references;
    private final Set<Class<?>> wanted;
    private final Set<Object> passedOver;
    private final Map<Class<?>, Layout> known = new IdentityHashMap<>();

    /**
     * Knows nothing yet.
     *
     * @param passedOver holds the class loaders whose classes' objects are ignored; compares by identity
     */
    Layouts(References references, Set<Class<?>> wanted, Set<Object> passedOver) {
        this.references = references;
        this.wanted = wanted;
        this.passedOver = passedOver;
    }

    Layout of(Class<?> type) {
        Layout layout = known.get(type);
        if (layout == null) {
            layout = find(type);
            known.put(type, layout);
        }
        return layout;
    }

    private Layout find(Class<?> type) {
        if (passedOver.contains(type.getClassLoader())) {
            return IGNORED;
        }
        if (type.isArray()) {
            return new Layout(wanted.contains(type), holdsAnything(type.getComponentType()), IGNORED.offsets());
        }
        long[] offsets = type.getClassLoader() == null && LEAVES.contains(type.getName())
                ? IGNORED.offsets()
                : references.inObjectsOf(type);
        return new Layout(wanted.contains(type), offsets.length > 0, offsets);
    }

    /** False if whatever the elements are, the walk ignores them. */
    private boolean holdsAnything(Class<?> component) {
        if (component.isPrimitive()) {
            return false;
        }
        return !Modifier.isFinal(component.getModifiers()) || !of(component).ignored();
    }
}
