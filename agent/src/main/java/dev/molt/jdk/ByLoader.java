package dev.molt.jdk;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * One value for each class loader, for as long as the loader lives.
 *
 * <p>By identity: a loader's own {@code equals} is the application's code, and must not run while a class is loaded.
 *
 * @param <T> the value's type; it must not lead back to the loader
 */
public final class ByLoader<T> {

    private final Supplier<T> maker;
    private final ConcurrentMap<Key, T> values = new ConcurrentHashMap<>();
    private final ReferenceQueue<ClassLoader> gone = new ReferenceQueue<>();

    /** Values that are made so. */
    public ByLoader(Supplier<T> maker) {
        this.maker = maker;
    }

    /** The loader's value, made when it is asked for first. */
    public T of(ClassLoader loader) {
        for (Object key = gone.poll(); key != null; key = gone.poll()) {
            values.remove(key);
        }
        T value = values.get(new Key(loader, null));
        if (value == null) {
            T made = maker.get();
            value = values.putIfAbsent(new Key(loader, gone), made);
            value = value == null ? made : value;
        }
        return value;
    }

    /** The loader's value if it was asked for before. */
    public Optional<T> find(ClassLoader loader) {
        return Optional.ofNullable(values.get(new Key(loader, null)));
    }

    /** A loader, not held. */
    private static final class Key extends WeakReference<ClassLoader> {

        private final int hash;

        Key(ClassLoader loader, ReferenceQueue<ClassLoader> queue) {
            super(loader, queue);
            this.hash = System.identityHashCode(loader);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            return this == other || other instanceof Key key && get() != null && get() == key.get();
        }
    }
}
