package dev.molt.eval;

import java.lang.invoke.MethodHandle;

/**
 * One instance field of a module's objects, wherever it lives: in the object itself, or beside it.
 *
 * @param name its name
 * @param getter takes the object
 * @param setter takes the object and a value
 */
record ObjectField(String name, MethodHandle getter, MethodHandle setter) {

    /** Its value in an object, boxed. */
    Object get(Object object) {
        try {
            return (Object) getter.invokeExact(object);
        } catch (Throwable e) {
            throw new LinkageError("field " + name + " cannot be read", e);
        }
    }

    /** Gives it a value, which has to fit. */
    void set(Object object, Object value) {
        try {
            setter.invokeExact(object, value);
        } catch (Throwable e) {
            throw new LinkageError("field " + name + " cannot be written", e);
        }
    }
}
