package dev.molt.boot;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Modifier;

/**
 * Stands for a lookup's methods in code that may ask for a method or constructor that was added to a loaded class. The
 * handle is as reflection is: it runs the body of the version that runs.
 */
public final class AddedMethods {

    private static final String CONSTRUCTOR = "<init>";

    private AddedMethods() {
    }

    /** As {@link Lookup#findVirtual}. */
    public static MethodHandle findVirtual(Lookup lookup, Class<?> in, String name, MethodType type, String table)
            throws ReflectiveOperationException {
        try {
            return lookup.findVirtual(in, name, type);
        } catch (NoSuchMethodException | IllegalAccessException e) {
            AddedMember found = found(lookup, AddedMember.find(table, in, name, type.descriptorString()), false, e);
            return late(found, type, type.insertParameterTypes(0, in), false);
        }
    }

    /** As {@link Lookup#findStatic}. */
    public static MethodHandle findStatic(Lookup lookup, Class<?> in, String name, MethodType type, String table)
            throws ReflectiveOperationException {
        try {
            return lookup.findStatic(in, name, type);
        } catch (NoSuchMethodException | IllegalAccessException e) {
            return late(found(lookup, AddedMember.find(table, in, name, type.descriptorString()), true, e), type, type, false);
        }
    }

    /** As {@link Lookup#findConstructor}. */
    public static MethodHandle findConstructor(Lookup lookup, Class<?> in, MethodType type, String table)
            throws ReflectiveOperationException {
        try {
            return lookup.findConstructor(in, type);
        } catch (NoSuchMethodException | IllegalAccessException e) {
            AddedMember found = AddedMember.find(table, in, CONSTRUCTOR, type.descriptorString());
            if (found != null && found.owner() != in) {
                throw e;
            }
            return late(found(lookup, found, false, e), type, type.changeReturnType(in), false);
        }
    }

    /** As {@link Lookup#findSpecial}. */
    public static MethodHandle findSpecial(Lookup lookup, Class<?> in, String name, MethodType type, Class<?> caller,
            String table) throws ReflectiveOperationException {
        if (AddedMember.find(table, above(in, caller), name, type.descriptorString()) == null) {
            return lookup.findSpecial(in, name, type, caller);
        }
        return special(lookup, in, name, type, caller, table);
    }

    /** Where such a call begins to look: in the superclass, whichever class above is named. */
    static Class<?> above(Class<?> in, Class<?> caller) {
        return in == caller || in.isInterface() || !in.isAssignableFrom(caller) ? in : caller.getSuperclass();
    }

    /** What the table has, not as the object has it, but as the class where the look begins. */
    static MethodHandle special(Lookup lookup, Class<?> in, String name, MethodType type, Class<?> caller, String table)
            throws ReflectiveOperationException {
        boolean isOf = caller == lookup.lookupClass() || in.isInterface() && in.isAssignableFrom(caller);
        if ((lookup.lookupModes() & Lookup.PRIVATE) == 0 || !isOf) {
            throw new IllegalAccessException("no private access for invokespecial: " + caller + ", from " + lookup);
        }
        AddedMember member = AddedMember.find(table, above(in, caller), name, type.descriptorString());
        member.check(lookup.in(caller), false);
        return late(member, type, type.insertParameterTypes(0, caller), true);
    }

    /** What the table has. */
    static MethodHandle added(Lookup lookup, Class<?> in, String name, MethodType type, String table, String kind)
            throws ReflectiveOperationException {
        AddedMember member = AddedMember.find(table, in, name, type.descriptorString());
        boolean isStatic = kind.equals("findStatic");
        member.check(lookup, isStatic);
        return late(member, type, isStatic ? type
                : name.equals(CONSTRUCTOR) ? type.changeReturnType(in) : type.insertParameterTypes(0, in), false);
    }

    private static AddedMember found(Lookup lookup, AddedMember added, boolean isStatic, ReflectiveOperationException not)
            throws ReflectiveOperationException {
        if (added == null || Modifier.isStatic(added.modifiers()) != isStatic) {
            throw not;
        }
        added.check(lookup);
        return added;
    }

    private static MethodHandle late(AddedMember member, MethodType declared, MethodType type, boolean special)
            throws ReflectiveOperationException {
        boolean taking = type.parameterCount() > declared.parameterCount();
        LateMethod late = new LateMethod(member.owner(), member.name(), declared.parameterArray(), taking, special);
        MethodHandle call = MethodHandles.lookup().findVirtual(LateMethod.class, "call",
                MethodType.methodType(Object.class, Object[].class)).bindTo(late);
        MethodHandle handle = call.asCollector(Object[].class, type.parameterCount()).asType(type);
        boolean varargs = (member.modifiers() & Modifier.TRANSIENT) != 0;
        return varargs ? handle.asVarargsCollector(type.lastParameterType()) : handle;
    }
}
