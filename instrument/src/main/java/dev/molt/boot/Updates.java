package dev.molt.boot;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.invoke.VarHandle.AccessMode;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

/**
 * What an updater does to a field, wherever that lives. All handles take an {@code Object}, and values of the erased type.
 *
 * @param get reads it
 * @param set writes it
 * @param lazySet writes it, ordered only
 * @param compareAndSet writes it if it is as expected
 */
record Updates(MethodHandle get, MethodHandle set, MethodHandle lazySet, MethodHandle compareAndSet) {

    /**
     * Those of a field that was added, or of any if the code runs outside of the class that it was written in.
     *
     * @param wanted its type
     * @return null if the JDK's own updater will do
     */
    static Updates of(Class<?> owner, String name, Class<?> wanted, Lookup caller, String table) {
        try {
            AddedMember added = AddedMember.in(table, owner, name, null);
            if (added != null) {
                check(wanted, added.type(), added.modifiers());
                added.check(caller);
                return of(owner, caller.findVarHandle(added.place(), name, wanted),
                        AddedHandles.holder(caller, owner, added));
            } else if ((caller.lookupModes() & Lookup.ORIGINAL) != 0) {
                return null;
            }
            Field field = Boot.loadedField(owner, name);
            check(wanted, field.getType(), field.getModifiers());
            return of(owner, caller.findVarHandle(owner, name, wanted), MethodHandles.identity(owner));
        } catch (ReflectiveOperationException e) {
            throw new RuntimeException(e);
        }
    }

    /** In the order, and with the words, of the JDK. */
    private static void check(Class<?> wanted, Class<?> type, int modifiers) {
        if (wanted.isPrimitive() && type != wanted) {
            throw new IllegalArgumentException("Must be " + (wanted == int.class ? "integer" : wanted) + " type");
        } else if (type != wanted) {
            throw new ClassCastException();
        } else if (!Modifier.isVolatile(modifiers)) {
            throw new IllegalArgumentException("Must be volatile type");
        } else if (Modifier.isStatic(modifiers)) {
            throw new IllegalArgumentException("Must be an instance field");
        }
    }

    private static Updates of(Class<?> owner, VarHandle field, MethodHandle holder) {
        return new Updates(in(owner, field, AccessMode.GET_VOLATILE, holder),
                in(owner, field, AccessMode.SET_VOLATILE, holder),
                in(owner, field, AccessMode.SET_RELEASE, holder),
                in(owner, field, AccessMode.COMPARE_AND_SET, holder));
    }

    private static MethodHandle in(Class<?> owner, VarHandle field, AccessMode mode, MethodHandle holder) {
        MethodHandle handle = MethodHandles.filterArguments(field.toMethodHandle(mode), 0, holder);
        MethodType type = handle.type().changeParameterType(0, owner);
        return handle.asType(type.erase());
    }

    /** The JVM's own errors, and those of a wrong object. */
    static RuntimeException thrown(Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        return e instanceof RuntimeException runtime ? runtime : new IllegalStateException(e);
    }
}
