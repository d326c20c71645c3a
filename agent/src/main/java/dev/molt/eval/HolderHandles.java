package dev.molt.eval;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Makes the holders of one kind, and hangs them on objects, which {@code reshape} wrote the code for. */
final class HolderHandles {

    private static final MethodType OBJECT = MethodType.methodType(Object.class, Object.class);

    private final Class<?> type;
    private final MethodHandles.Lookup lookup;
    private final MethodHandle make;
    private final MethodHandle at;
    private final MethodHandle put;

    /**
     * Of one kind.
     *
     * @param lookup what the class of the holders may do
     */
    HolderHandles(MethodHandles.Lookup lookup, Class<?> type) {
        this.type = type;
        this.lookup = lookup;
        Class<?> owner = owner(type);
        try {
            this.make = lookup.findConstructor(type, MethodType.methodType(void.class))
                    .asType(MethodType.methodType(Object.class));
            this.at = lookup.findStatic(type, "$at", MethodType.methodType(Object.class, owner)).asType(OBJECT);
            this.put = lookup.findStatic(type, "$put", MethodType.methodType(Object.class, owner, Object.class, Object.class))
                    .asType(MethodType.methodType(Object.class, Object.class, Object.class, Object.class));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type + " is not as it should be", e);
        }
    }

    /** The class on whose objects they hang. */
    private static Class<?> owner(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals("$at"))
                .findFirst()
                .orElseThrow(() -> new LinkageError(type + " is not as it should be"))
                .getParameterTypes()[0];
    }

    /** Takes a holder and a value, and sets a field. */
    MethodHandle setter(String field, Class<?> fieldType) {
        try {
            return lookup.findSetter(type, field, fieldType)
                    .asType(MethodType.methodType(void.class, Object.class, Object.class));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type + " has no field " + field, e);
        }
    }

    /** Takes a holder, and returns a field's value. */
    MethodHandle getter(String field, Class<?> fieldType) {
        try {
            return lookup.findGetter(type, field, fieldType).asType(OBJECT);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type + " has no field " + field, e);
        }
    }

    /** From now on, objects without holder are given theirs by this. */
    void touch(Function<Object, Object> touch) {
        try {
            lookup.findStaticSetter(type, "$touch", Function.class).invokeExact((Function) touch);
        } catch (Throwable e) {
            throw new LinkageError(type + " is not as it should be", e);
        }
    }

    boolean isOwn(Object found) {
        return type.isInstance(found);
    }

    /** How many kinds of holders the class had before one. */
    static int generation(Object holder) {
        return ((IntSupplier) holder).getAsInt();
    }

    /** One with the same values, and with what hangs on it. */
    static Object copy(Object holder) {
        return ((Supplier<?>) holder).get();
    }

    Object make() {
        try {
            return (Object) make.invokeExact();
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    /** What is in the holder's place. */
    Object at(Object target) {
        try {
            return (Object) at.invokeExact(target);
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    /** Puts a holder there if what is there is as expected; returns what is there then. */
    Object put(Object target, Object expected, Object made) {
        try {
            return (Object) put.invokeExact(target, expected, made);
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    /** There is no other than memory at its end, or a holder further up that could not be made. */
    private Error thrown(Throwable e) {
        if (e instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        return e instanceof Error error ? error : new LinkageError(type + " is not as it should be", e);
    }
}
