package dev.molt.jdk;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.Reference;

/**
 * Reads referents as {@code Reference.get} itself, and no override of it, does. The JVM knows that method: whatever
 * compiles or interprets it reads weakly, as every collector needs.
 */
final class Referents {

    // A constant, as in RawMemory.
    private static final MethodHandle GET = find();

    private Referents() {}

    /** What it refers to, or null. */
    static Object of(Reference<?> reference) {
        try {
            return (Object) GET.invokeExact((Reference<?>) reference);
        } catch (Throwable e) {
            throw e instanceof Error error ? error : new LinkageError("a referent cannot be read", e);
        }
    }

    private static MethodHandle find() {
        try {
            return MethodHandles.privateLookupIn(Reference.class, MethodHandles.lookup())
                    .findSpecial(Reference.class, "get", MethodType.methodType(Object.class), Reference.class);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("this JDK lacks Reference.get", e);
        }
    }
}
