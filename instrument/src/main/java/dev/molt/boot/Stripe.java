package dev.molt.boot;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * One part of a table: an array with open addressing, read without a lock.
 *
 * <p>Entries never move within an array, so that a reader needs to see no order of writes; a larger array is another
 * one.
 */
final class Stripe {

    private static final int SMALLEST = 8;
    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(SideTable.Entry[].class);
    /** Stands where an entry was: what comes behind must still be found. */
    private static final SideTable.Entry GONE = new SideTable.Entry(null, 0, null);

    private volatile SideTable.Entry[] entries = new SideTable.Entry[SMALLEST];
    private int live;
    /** How many elements are not null; never more than half. */
    private int used;

    Object get(Object key, int start) {
        SideTable.Entry[] all = entries;
        int mask = all.length - 1;
        for (int i = start & mask;; i = i + 1 & mask) {
            SideTable.Entry entry = (SideTable.Entry) ELEMENT.getAcquire(all, i);
            if (entry == null) {
                return null;
            } else if (entry.refersTo(key)) {
                return entry.value;
            }
        }
    }

    /** Where the object's entry is, or would be; only for who holds the lock. */
    private int place(Object key, int start) {
        int mask = entries.length - 1;
        int i = start & mask;
        while (entries[i] != null && !entries[i].refersTo(key)) {
            i = i + 1 & mask;
        }
        return i;
    }

    synchronized Object exchange(SideTable.Entry added, Object key, Object expected) {
        int place = place(key, added.start());
        Object found = entries[place] == null ? null : entries[place].value;
        if (found != expected) {
            return found;
        } else if (found != null) {
            ELEMENT.setRelease(entries, place, added);
            return added.value;
        }
        if (used * 2 >= entries.length) {
            rebuild();
        }
        put(entries, added);
        live++;
        return added.value;
    }

    /**
     * Lets go of values whose objects are gone.
     *
     * @param from the first place to look at
     * @param count how many to look at
     * @return where to go on; 0 once the last was looked at
     */
    synchronized int sweep(int from, int count) {
        int length = entries.length;
        int end = count < length - from ? from + count : length;
        for (int i = from; i < end; i++) {
            if (isEntry(entries[i]) && entries[i].refersTo(null)) {
                ELEMENT.setRelease(entries, i, GONE);
                live--;
            }
        }
        if (end < length) {
            return end;
        }
        if (live * SMALLEST < length && length > SMALLEST) {
            rebuild();
        }
        return 0;
    }

    private static boolean isEntry(SideTable.Entry entry) {
        return entry != null && entry != GONE;
    }

    synchronized int size() {
        return live;
    }

    private void rebuild() {
        int alive = 0;
        for (SideTable.Entry entry : entries) {
            alive += isEntry(entry) && !entry.refersTo(null) ? 1 : 0;
        }
        int length = SMALLEST;
        while (length < alive * 4) {
            length *= 2;
        }
        SideTable.Entry[] all = new SideTable.Entry[length];
        used = 0;
        live = 0;
        for (SideTable.Entry entry : entries) {
            if (isEntry(entry) && !entry.refersTo(null)) {
                put(all, entry);
                live++;
            }
        }
        entries = all;
    }

    private void put(SideTable.Entry[] all, SideTable.Entry added) {
        int mask = all.length - 1;
        int i = added.start() & mask;
        while (all[i] != null && all[i] != GONE) {
            i = i + 1 & mask;
        }
        used += all[i] == null ? 1 : 0;
        ELEMENT.setRelease(all, i, added);
    }
}
