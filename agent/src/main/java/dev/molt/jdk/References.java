package dev.molt.jdk;

import java.lang.ref.Reference;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.AbstractMap;
import java.util.Arrays;
import java.util.HashMap;
import java.util.stream.LongStream;

/**
 * Which references an object holds, as the garbage collector sees it.
 *
 * <p>Reflection would load the type of every field, and show none of the fields if one type is missing; class files may
 * be gone, or changed by another agent. The collector's own maps are complete: they know hidden classes, fields that
 * reflection filters out, and statics, none of which is initialised by looking at it.
 */
public final class References {

    private static final String UNSAFE = "jdk.internal.misc.Unsafe";

    private final OopMaps maps;
    private final Method threads;
    private final long referent;

    private References(OopMaps maps, Method threads) throws ReflectiveOperationException {
        this.maps = maps;
        this.threads = threads;
        this.referent = offset(Reference.class, "referent");
    }

    /**
     * Prepares reading.
     *
     * @param jdk not used but needed: it has opened what is used
     * @throws ReflectiveOperationException if this JVM does not describe itself, or otherwise than expected
     */
    public static References open(Jdk jdk) throws ReflectiveOperationException {
        if (Class.forName(UNSAFE).getField("ADDRESS_SIZE").getInt(null) != Long.BYTES) {
            throw new ReflectiveOperationException("this JVM is not one of 64 bits");
        }
        int slot = Class.forName(UNSAFE).getField("ARRAY_OBJECT_INDEX_SCALE").getInt(null);
        OopMaps maps = new OopMaps(VmStructs.read(), slot);
        check(maps);
        Method threads = Thread.class.getDeclaredMethod("getThreads");
        threads.setAccessible(true);
        return new References(maps, threads);
    }

    /** A map misread would be a crash later: some are compared with what the JVM says when asked by name. */
    private static void check(OopMaps maps) throws ReflectiveOperationException {
        long[] expected = {
            offset(AbstractMap.class, "keySet"), offset(AbstractMap.class, "values"),
            offset(HashMap.class, "table"), offset(HashMap.class, "entrySet")
        };
        long[] constants = {
            offset(Boolean.class, "TRUE"), offset(Boolean.class, "FALSE"), offset(Boolean.class, "TYPE")
        };
        if (!same(expected, maps.inObjectsOf(HashMap.class)) || !same(constants, maps.ofStaticsIn(Boolean.class))) {
            throw new ReflectiveOperationException("this JVM's classes are laid out otherwise than it says");
        }
    }

    private static boolean same(long[] some, long[] others) {
        return Arrays.equals(LongStream.of(some).sorted().toArray(), LongStream.of(others).sorted().toArray());
    }

    /** The offsets of the references in each object of this class, which is no array; referents included. */
    public long[] inObjectsOf(Class<?> type) {
        long[] offsets = maps.inObjectsOf(type);
        if (!Reference.class.isAssignableFrom(type)) {
            return offsets;
        }
        // The collector treats these apart, and so its map is without them.
        return LongStream.concat(LongStream.of(offsets), LongStream.of(referent)).toArray();
    }

    /** The offsets of static references in the class object. */
    public long[] ofStaticsIn(Class<?> type) {
        return maps.ofStaticsIn(type);
    }

    /** The object referred to at an offset, or null. Neither keeps a soft reference young nor disturbs any collector. */
    public Object read(Object holder, long offset) {
        return RawMemory.reference(holder, offset);
    }

    /** Every platform thread that is alive. */
    public Thread[] threads() {
        try {
            return (Thread[]) threads.invoke(null);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new LinkageError("the threads cannot be listed", e);
        }
    }

    private static long offset(Class<?> type, String field) throws ReflectiveOperationException {
        Class<?> unsafe = Class.forName(UNSAFE);
        return (long) unsafe.getMethod("objectFieldOffset", Class.class, String.class)
                .invoke(unsafe.getMethod("getUnsafe").invoke(null), type, field);
    }
}
