package dev.molt.jdk;

import java.lang.ref.Reference;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
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

    private References(OopMaps maps, Method threads) {
        this.maps = maps;
        this.threads = threads;
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

    /** The offsets of the references in each object of this class, which is no array. Referents are not among them. */
    public long[] inObjectsOf(Class<?> type) {
        return maps.inObjectsOf(type);
    }

    /** The offsets of static references in the class object. */
    public long[] ofStaticsIn(Class<?> type) {
        return maps.ofStaticsIn(type);
    }

    /** The object referred to at an offset, or null. */
    public Object read(Object holder, long offset) {
        return RawMemory.reference(holder, offset);
    }

    /**
     * What a weak or soft reference refers to, or null, without keeping it from being cleared for its recent use.
     * Null for the others: what they refer to is dead.
     */
    public Object referent(Reference<?> reference) {
        return reference instanceof WeakReference || reference instanceof SoftReference
                ? Referents.of(reference)
                : null;
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
