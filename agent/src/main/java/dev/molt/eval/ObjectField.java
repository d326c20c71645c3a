package dev.molt.eval;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;

/**
 * One instance field of a module's objects, wherever it lives: in the object itself, or beside it.
 *
 * @param name its name
 * @param getter takes the object
 * @param setter takes the object and a value
 */
record ObjectField(String name, MethodHandle getter, MethodHandle setter) {

    /** One that the JVM has in the objects of a class. */
    static ObjectField inObject(Tools tools, Class<?> owner, Field field) {
        MethodHandles.Lookup lookup = tools.lookup(owner);
        field.setAccessible(true);
        try {
            return new ObjectField(
                    field.getName(),
                    lookup.unreflectGetter(field).asType(MethodType.methodType(Object.class, Object.class)),
                    lookup.unreflectSetter(field)
                            .asType(MethodType.methodType(void.class, Object.class, Object.class)));
        } catch (IllegalAccessException e) {
            throw new LinkageError("field " + field.getName() + " of " + owner.getName() + " is not open to Molt", e);
        }
    }

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
