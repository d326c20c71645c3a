package dev.molt.heap;

import java.util.function.LongSupplier;

/**
 * Keeps the walk from using up the heap. To wait for an {@code OutOfMemoryError} would be too late: the application's threads
 * may get it first, and a JVM may have been told to write a dump or to end at the first one, caught or not.
 */
record Room(LongSupplier free, long kept) {

    private static final int SIXTEENTH = 16;

    /** What the heap may still grow to; garbage that nobody has collected yet counts as used. A sixteenth stays free. */
    static Room ofThisHeap() {
        Runtime runtime = Runtime.getRuntime();
        return new Room(
                () -> runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory(),
                runtime.maxMemory() / SIXTEENTH);
    }

    /**
     * A new array, if there is room for it.
     *
     * @throws NoRoomException if not
     */
    Object[] array(int length) {
        // As if references took eight bytes: they may.
        if (free.getAsLong() - (long) length * Long.BYTES < kept) {
            throw new NoRoomException();
        }
        return new Object[length];
    }
}
