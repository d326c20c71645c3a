package dev.molt.boot;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

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

    /** Tells whether an object is of a class that the code there may not name, or that may not be there at all. */
    public static CallSite isOf(MethodHandles.Lookup lookup, String name, MethodType type, String owner, String none)
            throws ReflectiveOperationException {
        try {
            return site(MethodHandles.lookup().findVirtual(Class.class, "isInstance",
                    MethodType.methodType(boolean.class, Object.class)).bindTo(named(lookup, owner)), type);
        } catch (ClassNotFoundException | LinkageError missing) {
            return kind(lookup, type, new NamedClass(owner, lookup.lookupClass().getClassLoader(), false));
        }
    }

    /** Tells whether an object is of exactly a class, which is not loaded for that. */
    public static CallSite isExactly(MethodHandles.Lookup lookup, String name, MethodType type, String owner, String none)
            throws ReflectiveOperationException {
        return kind(lookup, type, new NamedClass(owner, lookup.lookupClass().getClassLoader(), true));
    }

    private static CallSite kind(MethodHandles.Lookup lookup, MethodType type, NamedClass named)
            throws ReflectiveOperationException {
        return site(MethodHandles.lookup().findVirtual(NamedClass.class, "isOf",
                MethodType.methodType(boolean.class, Object.class)).bindTo(named), type);
    }

    /**
     * Calls a method on an object of a class that the code there may not name.
     *
     * @param holder the class whose static method takes the object; empty for a method of the object
     */
    public static CallSite on(MethodHandles.Lookup lookup, String name, MethodType type, String owner, String holder)
            throws ReflectiveOperationException {
        Class<?> found = named(lookup, owner);
        return holder.isEmpty()
                ? site(in(lookup, found).findVirtual(found, name, type.dropParameterTypes(0, 1)), type)
                : site(in(lookup, found).findStatic(named(lookup, holder), name, type.changeParameterType(0, found)), type);
    }

    /** Calls a method that the object's class has, as one made for a lambda, and that the running type has not. */
    public static CallSite own(MethodHandles.Lookup lookup, String name, MethodType type, String owner, String none)
            throws ReflectiveOperationException {
        ClassValue<MethodHandle> methods = new ClassValue<>() {
            @Override
            protected MethodHandle computeValue(Class<?> made) {
                try {
                    return Proxy.isProxyClass(made) ? Proxied.handle(name, type)
                            : in(lookup, made).findVirtual(made, name, type.dropParameterTypes(0, 1)).asType(type);
                } catch (ReflectiveOperationException e) {
                    throw new AbstractMethodError(owner + '.' + name);
                }
            }
        };
        return byClass(methods, type);
    }

    /**
     * Calls a method that a class which came later may have of its own, and that the running type has not.
     *
     * @param known the static method of the caller that is meant if not
     * @param reach "package" for a method that only classes of the caller's package override, "others" where the JVM knows of
     *     these
     */
    public static CallSite overridden(MethodHandles.Lookup lookup, String name, MethodType type, String known,
            String reach) throws ReflectiveOperationException {
        MethodHandle otherwise = lookup.findStatic(lookup.lookupClass(), known, type);
        LaterOverride later = new LaterOverride(lookup, name, type, reach);
        return byClass(new ClassValue<>() {
            @Override
            protected MethodHandle computeValue(Class<?> made) {
                MethodHandle found = later.in(made);
                return found == null ? otherwise : found;
            }
        }, type);
    }

    private static CallSite byClass(ClassValue<MethodHandle> methods, MethodType type)
            throws ReflectiveOperationException {
        MethodHandle find = MethodHandles.lookup().findStatic(Linkage.class, "find",
                MethodType.methodType(MethodHandle.class, ClassValue.class, Object.class)).bindTo(methods);
        return new ConstantCallSite(MethodHandles.foldArguments(MethodHandles.exactInvoker(type),
                find.asType(MethodType.methodType(MethodHandle.class, type.parameterType(0)))));
    }

    private static MethodHandle find(ClassValue<MethodHandle> methods, Object object) {
        return methods.get(object.getClass());
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

    /** Writes a final field of an object that is still being made. */
    public static CallSite putFinal(MethodHandles.Lookup lookup, String name, MethodType type, Class<?> caller,
            Class<?> owner) throws ReflectiveOperationException {
        Field field = Boot.loadedField(owner, name);
        field.setAccessible(true);
        return site(in(lookup, caller).unreflectSetter(field), type);
    }

    /**
     * Makes an object of the caller, behind a null in its place: by a constructor of the class itself, or without one
     * of its own by the superclass's.
     */
    public static CallSite construct(MethodHandles.Lookup lookup, String name, MethodType type, Class<?> caller,
            Class<?> owner) throws ReflectiveOperationException {
        Class<?>[] parameters = type.dropParameterTypes(0, 1).parameterArray();
        MethodHandle made = owner == caller
                ? in(lookup, caller).findConstructor(owner, MethodType.methodType(void.class, parameters))
                : owner == Object.class && !hasFinalizer(in(lookup, caller)) ? empty(caller)
                : bySuperclass(caller, Boot.loadedConstructor(owner, parameters));
        return site(MethodHandles.dropArguments(made, 0, type.parameterType(0)), type);
    }

    /** Makes an object by a constructor of its class. */
    public static CallSite make(MethodHandles.Lookup lookup, String name, MethodType type, Class<?> caller,
            Class<?> owner) throws ReflectiveOperationException {
        return site(in(lookup, caller).findConstructor(owner, type.changeReturnType(void.class)), type);
    }

    private static boolean hasFinalizer(MethodHandles.Lookup own) throws ReflectiveOperationException {
        MethodHandle found = own.findVirtual(own.lookupClass(), "finalize", MethodType.methodType(void.class));
        try {
            return own.revealDirect(found).getDeclaringClass() != Object.class;
        } catch (IllegalArgumentException e) {
            // An added one, which the JVM does not call; but one that it knows may be there as well.
            return true;
        }
    }

    /** Object's constructor does nothing but to register those that have a finalizer; this one, compilers know. */
    private static MethodHandle empty(Class<?> type) throws ReflectiveOperationException {
        Class<?> unsafe = Class.forName("sun.misc.Unsafe");
        Field only = unsafe.getDeclaredField("theUnsafe");
        only.setAccessible(true);
        return MethodHandles.publicLookup().findVirtual(unsafe, "allocateInstance",
                        MethodType.methodType(Object.class, Class.class))
                .bindTo(only.get(null)).bindTo(type).asType(MethodType.methodType(type));
    }

    /** As deserialization makes objects. A handle on such a constructor itself would make one of the superclass. */
    private static MethodHandle bySuperclass(Class<?> type, Constructor<?> constructor)
            throws ReflectiveOperationException {
        Class<?> factory = Class.forName("sun.reflect.ReflectionFactory");
        Object made = factory.getMethod("newConstructorForSerialization", Class.class, Constructor.class)
                .invoke(factory.getMethod("getReflectionFactory").invoke(null), type, constructor);
        MethodHandles.Lookup own = MethodHandles.lookup();
        MethodType taking = MethodType.methodType(Object.class, Object[].class);
        MethodHandle call = own.findVirtual(Constructor.class, "newInstance", taking).bindTo(made).asFixedArity();
        MethodHandle unwrapped = own.findStatic(Linkage.class, "cause",
                MethodType.methodType(Object.class, InvocationTargetException.class));
        return MethodHandles.catchException(call, InvocationTargetException.class, unwrapped)
                .asCollector(Object[].class, constructor.getParameterCount())
                .asType(MethodType.methodType(type, constructor.getParameterTypes()));
    }

    private static Class<?> named(MethodHandles.Lookup lookup, String name) throws ClassNotFoundException {
        return Class.forName(name, false, lookup.lookupClass().getClassLoader());
    }

    private static Object cause(InvocationTargetException thrown) throws Throwable {
        throw thrown.getCause();
    }

    private static CallSite site(MethodHandle handle, MethodType type) {
        return new ConstantCallSite(handle.asType(type));
    }

    private static MethodHandles.Lookup in(MethodHandles.Lookup lookup, Class<?> caller)
            throws IllegalAccessException {
        return MethodHandles.privateLookupIn(caller, lookup);
    }
}
