package dev.molt.boot;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;

/**
 * What the bodies of the JDK's serialization call, once objects have fields that the JVM does not know: it copies
 * fields by their offsets, of which such a field has none.
 */
public final class Stored {

    /** Stands for the offset of an added field. */
    private static final long ADDED = -2;

    private Stored() {
    }

    /** What the JDK keeps as the offset of a field. */
    public static long offset(Field field, long offset) {
        Storage agent = agent();
        return agent != null && agent.isAdded(field) ? ADDED : offset;
    }

    /** The default serialVersionUID of a class. */
    public static long version(long loaded, Class<?> type) {
        Storage agent = agent();
        return agent == null ? loaded : agent.version(loaded, type);
    }

    /**
     * The constructor that makes the part of an object that is not stored.
     *
     * @throws NoSuchMethodException if it was added: the JVM does not run it on an object of a subclass
     */
    public static Constructor<?> constructor(Constructor<?> found) throws NoSuchMethodException {
        if (Shown.real(found) != found) {
            throw new NoSuchMethodException(found + " was added while the class was loaded");
        }
        return found;
    }

    /** True if it is done; false if the JDK has to do it. */
    public static boolean getPrimitives(long[] offsets, Object[] fields, Object self, byte[] values) {
        boolean ours = self != null && isOurs(offsets);
        if (ours) {
            agent().getPrimitives(fields, self, values);
        }
        return ours;
    }

    /** True if it is done; false if the JDK has to do it. */
    public static boolean setPrimitives(long[] offsets, Object[] fields, Object self, byte[] values) {
        boolean ours = self != null && isOurs(offsets);
        if (ours) {
            agent().setPrimitives(fields, self, values);
        }
        return ours;
    }

    /** True if it is done; false if the JDK has to do it. */
    public static boolean getReferences(long[] offsets, Object[] fields, Object self, Object[] values) {
        boolean ours = self != null && isOurs(offsets);
        if (ours) {
            agent().getReferences(fields, self, values);
        }
        return ours;
    }

    /** True if it is done; false if the JDK has to do it. */
    public static boolean setReferences(long[] offsets, Object[] fields, Object self, Object[] values, boolean checkOnly) {
        boolean ours = self != null && isOurs(offsets);
        if (ours) {
            agent().setReferences(fields, self, values, checkOnly);
        }
        return ours;
    }

    private static boolean isOurs(long[] offsets) {
        for (long offset : offsets) {
            if (offset == ADDED) {
                return true;
            }
        }
        return false;
    }

    private static Storage agent() {
        Reflective agent = Boot.services().reflective();
        return agent == null ? null : agent.storage();
    }
}
