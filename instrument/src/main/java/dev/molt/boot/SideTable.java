package dev.molt.boot;

import java.lang.ref.WeakReference;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Hangs values on objects whose class has no field for them: by identity, and for as long as the object lives.
 *
 * <p>A value that leads back to its object keeps it alive, as with any weak table. There is no queue of what is gone, as in the
 * JDK's: one thread of the JVM's fills those, and objects may be made faster than it does. Instead, whoever uses the table
 * after a collection looks at some of it.
 */
public final class SideTable {

    private static final int STRIPES = 16;
    private static final int SHIFT = 4;
    /** What one use looks at: nobody waits for the whole of what a collection left. */
    private static final int LOOKED_AT = 32;

    private final Stripe[] stripes = new Stripe[STRIPES];
    /** Goes with the next collection, which tells that others may have gone. */
    private volatile WeakReference<Object> canary = canary();
    private volatile boolean sweeping;
    /** True while a thread sweeps; what follows is its own. */
    private final AtomicBoolean busy = new AtomicBoolean();
    private int stripe;
    private int next;
    private int left;

    /** An empty table. */
    public SideTable() {
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new Stripe();
        }
    }

    /** The value of an object, or null if it has none. */
    public Object get(Object key) {
        sweep();
        int hash = System.identityHashCode(Objects.requireNonNull(key));
        return stripe(hash).get(key, hash >>> SHIFT);
    }

    /** Hangs a value on an object that has the one expected, or none; returns the one that it has then, the same to all threads. */
    public Object exchange(Object key, Object expected, Object value) {
        sweep();
        int hash = System.identityHashCode(Objects.requireNonNull(key));
        return stripe(hash).exchange(new Entry(key, hash, value), key, expected);
    }

    /** How many objects have a value, those included whose end no collection has noticed yet. */
    int size() {
        int size = 0;
        for (Stripe each : stripes) {
            each.sweep(0, Integer.MAX_VALUE);
            size += each.size();
        }
        return size;
    }

    private Stripe stripe(int hash) {
        return stripes[hash & STRIPES - 1];
    }

    private static WeakReference<Object> canary() {
        return new WeakReference<>(new Object());
    }

    private void sweep() {
        boolean collected = canary.refersTo(null);
        if ((collected || sweeping) && busy.compareAndSet(false, true)) {
            try {
                if (collected) {
                    canary = canary();
                    // Not from the start: collections may come faster than all was looked at.
                    left = STRIPES + 1;
                }
                sweepOn();
            } finally {
                busy.set(false);
            }
        }
    }

    private void sweepOn() {
        next = stripes[stripe].sweep(next, LOOKED_AT);
        if (next == 0) {
            stripe = stripe + 1 & STRIPES - 1;
            left--;
        }
        sweeping = left > 0;
    }

    /** A value and the object that it hangs on. */
    static final class Entry extends WeakReference<Object> {

        final int hash;
        final Object value;

        Entry(Object key, int hash, Object value) {
            super(key);
            this.hash = hash;
            this.value = value;
        }

        /** Where the search for it begins, before the length of the array is known. */
        int start() {
            return hash >>> SHIFT;
        }
    }
}
