package dev.molt.boot;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Objects;

/**
 * Hangs values on objects whose class has no field for them: by identity, and for as long as the object lives.
 *
 * <p>A value that leads back to its object keeps it alive, as with any weak table.
 */
public final class SideTable {

    private static final int STRIPES = 16;
    private static final int SHIFT = 4;
    /** What one use clears away at most: nobody waits for the whole of what a collection left. */
    private static final int CLEARED = 32;

    private final ReferenceQueue<Object> queue = new ReferenceQueue<>();
    private final Stripe[] stripes = new Stripe[STRIPES];

    /** An empty table. */
    public SideTable() {
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new Stripe();
        }
    }

    /** The value of an object, or null if it has none. */
    public Object get(Object key) {
        expunge();
        int hash = System.identityHashCode(Objects.requireNonNull(key));
        return stripe(hash).get(key, hash >>> SHIFT);
    }

    /** Hangs a value on an object that has none; returns the one that it has then, the same to all threads. */
    public Object putIfAbsent(Object key, Object value) {
        expunge();
        int hash = System.identityHashCode(Objects.requireNonNull(key));
        return stripe(hash).putIfAbsent(new Entry(key, hash, value, queue), key);
    }

    /** How many objects have a value, those included whose end was not noticed yet. */
    int size() {
        expunge();
        int size = 0;
        for (Stripe stripe : stripes) {
            size += stripe.size();
        }
        return size;
    }

    private Stripe stripe(int hash) {
        return stripes[hash & STRIPES - 1];
    }

    private void expunge() {
        for (int i = 0; i < CLEARED && queue.poll() instanceof Entry gone; i++) {
            stripe(gone.hash).remove(gone);
        }
    }

    /** A value and the object that it hangs on. */
    static final class Entry extends WeakReference<Object> {

        final int hash;
        final Object value;

        Entry(Object key, int hash, Object value, ReferenceQueue<Object> queue) {
            super(key, queue);
            this.hash = hash;
            this.value = value;
        }

        /** Where the search for it begins, before the length of the array is known. */
        int start() {
            return hash >>> SHIFT;
        }
    }
}
