package dev.molt.heap;

import java.util.function.LongSupplier;

/**
 * Keeps one walk from using up the heap. To wait for an {@code OutOfMemoryError} would be too late: the application's
 * threads may get it first, and a JVM may have been told to write a dump or to end at the first one, caught or not.
 */
final class Room {

    private static final int SIXTEENTH = 16;
    private static final int COLLECTIONS = 3;

    private final LongSupplier free;
    private final long kept;
    private final Runnable collect;
    private int collections;

    /**
     * Gives room.
     *
     * @param free how many bytes the heap could still take, garbage that nobody has collected yet not counted
     * @param kept how many of them to leave free
     * @param collect has the garbage collected
     */
    Room(LongSupplier free, long kept, Runnable collect) {
        this.free = free;
        this.kept = kept;
        this.collect = collect;
    }

    /** The heap of this JVM, a sixteenth of which stays free. */
    static Room ofThisHeap() {
        Runtime runtime = Runtime.getRuntime();
        return new Room(
                () -> runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory(),
                runtime.maxMemory() / SIXTEENTH,
                runtime::gc);
    }

    /**
     * A new array, if there is room for it. The garbage may have to be collected first, as counting instances does
     * anyway.
     *
     * @throws NoRoomException if there is none
     */
    Object[] array(int length) {
        // As if references took eight bytes: they may.
        long bytes = (long) length * Long.BYTES;
        while (free.getAsLong() - bytes < kept) {
            if (collections == COLLECTIONS) {
                throw new NoRoomException();
            }
            collections++;
            collect.run();
        }
        return new Object[length];
    }
}
