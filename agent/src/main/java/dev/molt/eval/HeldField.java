package dev.molt.eval;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** An added field as the holders have it that are there: who looks at it makes no holder, and transforms no object. */
final class HeldField {

    private final HolderHandles holders;
    private final MethodHandle getter;
    private final MethodHandle setter;

    /** A field of one kind of holders. */
    HeldField(HolderHandles holders, String name, Class<?> type) {
        this.holders = holders;
        this.getter = holders.getter(name, type);
        this.setter = holders.setter(name, type);
    }

    /** The same as a field of the objects, whose value is null where there is no holder. */
    ObjectField ofObjects(String name) {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            return new ObjectField(
                    name,
                    lookup.bind(this, "get", MethodType.methodType(Object.class, Object.class)),
                    lookup.bind(this, "set", MethodType.methodType(void.class, Object.class, Object.class)));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("this cannot be: " + e, e);
        }
    }

    private Object get(Object object) throws Throwable {
        Object holder = holders.at(object);
        return holders.isOwn(holder) ? (Object) getter.invokeExact(holder) : null;
    }

    private void set(Object object, Object value) throws Throwable {
        Object holder = holders.at(object);
        if (holders.isOwn(holder)) {
            setter.invokeExact(holder, value);
        }
    }
}
