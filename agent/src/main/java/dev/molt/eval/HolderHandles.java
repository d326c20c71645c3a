package dev.molt.eval;

import dev.molt.boot.FirstTouch;
import dev.molt.boot.Holder;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Makes the holders of one kind, and hangs them on objects, which {@code reshape} wrote the code for. */
final class HolderHandles {

    private static final MethodType OBJECT = MethodType.methodType(Object.class, Object.class);

    private final Class<?> type;
    private final MethodHandles.Lookup lookup;
    private final MethodHandle make;
    private final MethodHandle at;
    private final MethodHandle put;

    /**
     * Of a class's objects.
     *
     * @param type the class of the holders
     */
    HolderHandles(Tools tools, Class<?> owner, Class<?> type) {
        this.type = type;
        this.lookup = tools.lookup(type);
        try {
            this.make = lookup.findConstructor(type, MethodType.methodType(void.class))
                    .asType(MethodType.methodType(Holder.class));
            this.at = lookup.findStatic(type, "$at", MethodType.methodType(Object.class, owner)).asType(OBJECT);
            this.put = lookup.findStatic(type, "$put", MethodType.methodType(Object.class, owner, Object.class, Object.class))
                    .asType(MethodType.methodType(Object.class, Object.class, Object.class, Object.class));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type + " is not as it should be", e);
        }
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
    void touch(FirstTouch touch) {
        try {
            lookup.findStaticSetter(type, "$touch", FirstTouch.class).invokeExact(touch);
        } catch (Throwable e) {
            throw new LinkageError(type + " is not as it should be", e);
        }
    }

    boolean isOwn(Object found) {
        return type.isInstance(found);
    }

    Holder make() {
        try {
            return (Holder) make.invokeExact();
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
    Object put(Object target, Object expected, Holder made) {
        try {
            return (Object) put.invokeExact(target, expected, (Object) made);
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
