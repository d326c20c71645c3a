package dev.molt.eval;

import java.lang.invoke.MethodHandles;
import java.util.Optional;
import java.util.function.Function;

/** Gives a clone holders of its own: the JVM has given it those of the original, or, where a table has them, none. */
final class ClonedHolders {

    private final Function<Class<?>, Optional<Class<?>>> first;
    private final ClassValue<HolderHandles> handles;

    /**
     * Of all loaders.
     *
     * @param first finds the class of the holders that hang on a class's objects
     * @param lookups what a class's own code may do
     */
    ClonedHolders(Function<Class<?>, Optional<Class<?>>> first, Function<Class<?>, MethodHandles.Lookup> lookups) {
        this.first = first;
        this.handles = new ClassValue<>() {
            @Override
            protected HolderHandles computeValue(Class<?> holder) {
                return new HolderHandles(lookups.apply(holder), holder);
            }
        };
    }

    void apart(Object from, Object to) {
        if (to == null || to == from) {
            return;
        }
        for (Class<?> type = to.getClass(); type.getClassLoader() != null; type = type.getSuperclass()) {
            first.apply(type).map(handles::get).ifPresent(holders -> apart(holders, from, to));
        }
    }

    private static void apart(HolderHandles holders, Object from, Object to) {
        Object found = holders.at(to);
        Object holder = holders.at(from);
        // Not twice: what the class's own code has set in the clone since is to stay.
        if (holder != null && (found == null || found == holder)) {
            holders.put(to, found, HolderHandles.copy(holder));
        }
    }
}
