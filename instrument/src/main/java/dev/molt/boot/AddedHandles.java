package dev.molt.boot;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Modifier;

/**
 * Stands for a lookup's methods in code that may ask for a field that was added to a loaded class: the JVM does not know
 * such a field.
 */
public final class AddedHandles {

    private static final String HOLDER = "$of";
    private static final String GETTER = "get-";
    private static final String SETTER = "put-";

    private AddedHandles() {
    }

    /** The lookup of code that runs outside of the class that it was written in. */
    public static Lookup in(Lookup lookup, Class<?> written) throws IllegalAccessException {
        return MethodHandles.privateLookupIn(written, lookup);
    }

    /** As {@link Lookup#findVarHandle}. */
    public static VarHandle findVarHandle(Lookup lookup, Class<?> in, String name, Class<?> type, String table)
            throws ReflectiveOperationException {
        AddedMember field = find(lookup, in, name, type, table, false);
        return field == null ? lookup.findVarHandle(in, name, type) : handle(lookup, in, field);
    }

    /** As {@link Lookup#findStaticVarHandle}. */
    public static VarHandle findStaticVarHandle(Lookup lookup, Class<?> in, String name, Class<?> type, String table)
            throws ReflectiveOperationException {
        AddedMember field = find(lookup, in, name, type, table, true);
        return lookup.findStaticVarHandle(field == null ? in : field.place(), name, type);
    }

    /** As {@link Lookup#findGetter}. */
    public static MethodHandle findGetter(Lookup lookup, Class<?> in, String name, Class<?> type, String table)
            throws ReflectiveOperationException {
        AddedMember field = find(lookup, in, name, type, table, false);
        return field == null ? lookup.findGetter(in, name, type)
                : accessor(lookup, field, GETTER, MethodType.methodType(type, in));
    }

    /** As {@link Lookup#findSetter}. */
    public static MethodHandle findSetter(Lookup lookup, Class<?> in, String name, Class<?> type, String table)
            throws ReflectiveOperationException {
        AddedMember field = find(lookup, in, name, type, table, false);
        return field == null ? lookup.findSetter(in, name, type)
                : accessor(lookup, written(field), SETTER, MethodType.methodType(void.class, in, type));
    }

    /** As {@link Lookup#findStaticGetter}. */
    public static MethodHandle findStaticGetter(Lookup lookup, Class<?> in, String name, Class<?> type, String table)
            throws ReflectiveOperationException {
        AddedMember field = find(lookup, in, name, type, table, true);
        return lookup.findStaticGetter(field == null ? in : field.place(), name, type);
    }

    /** As {@link Lookup#findStaticSetter}. */
    public static MethodHandle findStaticSetter(Lookup lookup, Class<?> in, String name, Class<?> type, String table)
            throws ReflectiveOperationException {
        AddedMember field = find(lookup, in, name, type, table, true);
        return lookup.findStaticSetter(field == null ? in : written(field).place(), name, type);
    }

    private static AddedMember find(Lookup lookup, Class<?> in, String name, Class<?> type, String table,
            boolean isStatic) throws IllegalAccessException {
        AddedMember field = AddedMember.find(table, in, name, type.descriptorString());
        if (field == null || Modifier.isStatic(field.modifiers()) != isStatic) {
            return null;
        }
        field.check(lookup);
        return field;
    }

    private static AddedMember written(AddedMember field) throws IllegalAccessException {
        if (Modifier.isFinal(field.modifiers())) {
            throw new IllegalAccessException("final field has no write access: " + field.owner().getName() + '.'
                    + field.name());
        }
        return field;
    }

    /** All access modes of the holder's field; an object that has no holder yet is given one. */
    private static VarHandle handle(Lookup lookup, Class<?> in, AddedMember field) throws ReflectiveOperationException {
        VarHandle inHolder = lookup.findVarHandle(field.place(), field.name(), field.type());
        return Boot.services().filtered(inHolder, holder(lookup, in, field));
    }

    /** Finds the holder of an object. */
    static MethodHandle holder(Lookup lookup, Class<?> in, AddedMember field) throws ReflectiveOperationException {
        return lookup.findStatic(field.place(), HOLDER, MethodType.methodType(field.place(), field.owner()))
                .asType(MethodType.methodType(field.place(), in));
    }

    private static MethodHandle accessor(Lookup lookup, AddedMember field, String kind, MethodType type)
            throws ReflectiveOperationException {
        return lookup.findStatic(field.place(), kind + field.name(), type.changeParameterType(0, field.owner()))
                .asType(type);
    }
}
