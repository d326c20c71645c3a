package dev.molt.heap;

/**
 * A set of objects by identity, without an object for each entry. It is many small tables, by some bits of the hash:
 * they grow one by one, and none is so large that a collector would put it into regions of its own.
 */
final class Visited {

    private static final int TABLES = 256;
    private static final int SMALLEST = 64;

    private final Room room;
    private final Object[][] tables = new Object[TABLES][];
    private final int[] sizes = new int[TABLES];
    private long size;

    Visited(Room room) {
        this.room = room;
        for (int i = 0; i < TABLES; i++) {
            tables[i] = room.array(SMALLEST);
        }
    }

    /** False if it is in the set already. */
    boolean add(Object object) {
        int hash = System.identityHashCode(object);
        int number = hash & TABLES - 1;
        Object[] table = tables[number];
        int at = slot(table, object, hash);
        if (table[at] != null) {
            return false;
        }
        table[at] = object;
        size++;
        // Two thirds full at most: probing stays short.
        if (++sizes[number] * 3L > table.length * 2L) {
            tables[number] = grown(table);
        }
        return true;
    }

    /** How many there are. */
    long size() {
        return size;
    }

    private Object[] grown(Object[] table) {
        Object[] grown = room.array(table.length * 2);
        for (Object object : table) {
            if (object != null) {
                grown[slot(grown, object, System.identityHashCode(object))] = object;
            }
        }
        return grown;
    }

    /** Where the object is, or the empty place where it would be. */
    private static int slot(Object[] table, Object object, int hash) {
        int mask = table.length - 1;
        int at = hash / TABLES & mask;
        while (table[at] != null && table[at] != object) {
            at = at + 1 & mask;
        }
        return at;
    }
}
