package dev.molt.boot;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Links call sites of moved code to members that it may not name: those that the class where it was written has access
 * to.
 *
 * <p>Caller and class are of one module, so that its full rights may be taken.
 */
public final class Linkage {

    private Linkage() {
    }

    /** Calls a superclass's or superinterface's body, not the object's own. */
    public static CallSite special(MethodHandles.Lookup lookup, String name, MethodType type, Class<?> caller,
            Class<?> owner) throws ReflectiveOperationException {
        MethodType declared = type.dropParameterTypes(0, 1);
        return site(in(lookup, caller).findSpecial(owner, name, declared, caller), type);
    }

    /** Calls a method on an object. */
    public static CallSite virtual(MethodHandles.Lookup lookup, String name, MethodType type, Class<?> caller,
            Class<?> owner) throws ReflectiveOperationException {
        return site(in(lookup, caller).findVirtual(owner, name, type.dropParameterTypes(0, 1)), type);
    }

    /** Calls a static method. */
    public static CallSite statically(MethodHandles.Lookup lookup, String name, MethodType type, Class<?> caller,
            Class<?> owner) throws ReflectiveOperationException {
        return site(in(lookup, caller).findStatic(owner, name, type), type);
    }

    /** Reads a field of an object. */
    public static CallSite get(MethodHandles.Lookup lookup, String name, MethodType type, Class<?> caller,
            Class<?> owner) throws ReflectiveOperationException {
        return site(in(lookup, caller).findGetter(owner, name, type.returnType()), type);
    }

    /** Writes a field of an object. */
    public static CallSite put(MethodHandles.Lookup lookup, String name, MethodType type, Class<?> caller,
            Class<?> owner) throws ReflectiveOperationException {
        return site(in(lookup, caller).findSetter(owner, name, type.parameterType(1)), type);
    }

    /** Reads a static field. */
    public static CallSite getStatic(MethodHandles.Lookup lookup, String name, MethodType type, Class<?> caller,
            Class<?> owner) throws ReflectiveOperationException {
        return site(in(lookup, caller).findStaticGetter(owner, name, type.returnType()), type);
    }

    /** Writes a static field. */
    public static CallSite putStatic(MethodHandles.Lookup lookup, String name, MethodType type, Class<?> caller,
            Class<?> owner) throws ReflectiveOperationException {
        return site(in(lookup, caller).findStaticSetter(owner, name, type.parameterType(0)), type);
    }

    private static CallSite site(MethodHandle handle, MethodType type) {
        return new ConstantCallSite(handle.asType(type));
    }

    private static MethodHandles.Lookup in(MethodHandles.Lookup lookup, Class<?> caller)
            throws IllegalAccessException {
        return MethodHandles.privateLookupIn(caller, lookup);
    }
}
