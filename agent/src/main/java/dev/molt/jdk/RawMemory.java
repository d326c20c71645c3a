package dev.molt.jdk;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Reads the JVM's memory: what lies in an object, or at an address if there is no object. The module must be open
 * already.
 */
final class RawMemory {

    // Constants, or the compiler would not see through them and each read would cost a call.
    private static final MethodHandle REFERENCE = find("getReference", Object.class);
    private static final MethodHandle WORD = find("getLong", long.class);
    private static final MethodHandle NUMBER = find("getInt", int.class);
    private static final MethodHandle BYTE = find("getByte", byte.class);

    private RawMemory() {}

    /**
     * A strong reference, with what the collector in use wants done at a read. Not a referent: compiled code of ZGC
     * would read it as if it were strong, and bring back to life what is being collected.
     */
    static Object reference(Object holder, long offset) {
        try {
            return (Object) REFERENCE.invokeExact(holder, offset);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /** Eight bytes. */
    static long word(Object holder, long offset) {
        try {
            return (long) WORD.invokeExact(holder, offset);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /** Four bytes. */
    static int number(Object holder, long offset) {
        try {
            return (int) NUMBER.invokeExact(holder, offset);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /** The characters up to a zero. */
    static String text(long address) {
        StringBuilder text = new StringBuilder();
        try {
            for (long at = address; ; at++) {
                byte next = (byte) BYTE.invokeExact((Object) null, at);
                if (next == 0) {
                    return text.toString();
                }
                text.append((char) next);
            }
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    private static MethodHandle find(String name, Class<?> type) {
        try {
            Class<?> unsafe = Class.forName("jdk.internal.misc.Unsafe");
            return MethodHandles.lookup()
                    .findVirtual(unsafe, name, MethodType.methodType(type, Object.class, long.class))
                    .bindTo(unsafe.getMethod("getUnsafe").invoke(null));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("this JDK lacks Unsafe." + name, e);
        }
    }

    private static Error failed(Throwable thrown) {
        return thrown instanceof Error error ? error : new LinkageError("memory cannot be read", thrown);
    }
}
