package dev.molt.jdk;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * The few things that only the JDK's own code may do, opened to Molt alone by {@link Instrumentation#redefineModule}.
 *
 * <p>Classes are defined through {@code JavaLangAccess} and not by the loader's own {@code defineClass}, which refuses
 * for signed jars and may be overridden. Static finals are written through {@code jdk.internal.misc.Unsafe}: reflection
 * refuses them, and {@code sun.misc.Unsafe} prints a warning from JDK 24 on.
 */
public final class Jdk {

    private final Defining defining;
    private final Method getClassLoadingLock;
    private final Method findLoadedClass;
    private final Object unsafe;
    private final Method loadedFields;
    private final Method loadedMethods;
    private final Method loadedConstructors;
    private final Method filterCoordinates;

    private Jdk(Defining defining, Object unsafe) throws ReflectiveOperationException {
        this.defining = defining;
        this.unsafe = unsafe;
        this.getClassLoadingLock = open(ClassLoader.class.getDeclaredMethod("getClassLoadingLock", String.class));
        this.loadedConstructors = open(Class.class.getDeclaredMethod("getDeclaredConstructors0", boolean.class));
        this.loadedFields = open(Class.class.getDeclaredMethod("getDeclaredFields0", boolean.class));
        this.loadedMethods = open(Class.class.getDeclaredMethod("getDeclaredMethods0", boolean.class));
        // Public only from JDK 22 on.
        this.filterCoordinates = open(Class.forName("java.lang.invoke.VarHandles")
                .getDeclaredMethod("filterCoordinates", VarHandle.class, int.class, MethodHandle[].class));
        this.findLoadedClass = open(ClassLoader.class.getDeclaredMethod("findLoadedClass", String.class));
    }

    /**
     * Opens what is needed.
     *
     * @throws ReflectiveOperationException if this JDK lacks it
     */
    public static Jdk open(Instrumentation instrumentation) throws ReflectiveOperationException {
        Set<Module> us = Set.of(Jdk.class.getModule());
        instrumentation.redefineModule(
                Object.class.getModule(),
                Set.of(),
                Map.of("jdk.internal.misc", us),
                Map.of("java.lang", us, "java.lang.invoke", us, "java.lang.ref", us, "java.net", us, "jdk.internal.loader", us),
                Set.of(),
                Map.of());
        return new Jdk(Defining.open(instrumentation),
                Class.forName("jdk.internal.misc.Unsafe").getMethod("getUnsafe").invoke(null));
    }

    /** Defines a class in a loader, as if the loader had found it. */
    public Class<?> define(ClassLoader loader, String name, byte[] bytes, ProtectionDomain domain) {
        return defining.define(loader, name, bytes, domain);
    }

    /** A handle that takes, instead of its first coordinate, what the filter makes that of. */
    public VarHandle filtered(VarHandle handle, MethodHandle filter) {
        return (VarHandle) call(filterCoordinates, null, handle, 0, new MethodHandle[] {filter});
    }

    /** The class of this name that the loader itself has defined, or null: what its parent gave it is the parent's. */
    public Class<?> findLoaded(ClassLoader loader, String name) {
        Class<?> found = (Class<?>) call(findLoadedClass, loader, name);
        return found == null || found.getClassLoader() != loader ? null : found;
    }

    /**
     * Waits until nobody is loading a class of this name in the loader: a thread that read the old bytes before the new
     * ones were published has defined the class when this returns.
     */
    public void awaitLoading(ClassLoader loader, String name) {
        synchronized (call(getClassLoadingLock, loader, name)) {
            // Nothing to do: holding the lock once is the point.
        }
    }

    /** True if the class's static initialiser has run, or need not run. */
    public boolean isInitialized(Class<?> type) {
        return !(boolean) call(unsafeMethod("shouldBeInitialized", Class.class), unsafe, type);
    }

    /** Writes a static field, final or not; primitives boxed. */
    public void putStatic(Field field, Object value) {
        Class<?> type = field.getType();
        Class<?> parameter = type.isPrimitive() ? type : Object.class;
        call(unsafeMethod("put" + kind(type) + "Volatile", Object.class, long.class, parameter),
                unsafe, base(field), offset(field), value);
    }

    /** Reads a static field, without having its class initialised; primitives boxed. */
    public Object getStatic(Field field) {
        return call(unsafeMethod("get" + kind(field.getType()) + "Volatile", Object.class, long.class),
                unsafe, base(field), offset(field));
    }

    private Object base(Field field) {
        return call(unsafeMethod("staticFieldBase", Field.class), unsafe, field);
    }

    private long offset(Field field) {
        return (long) call(unsafeMethod("staticFieldOffset", Field.class), unsafe, field);
    }

    private static String kind(Class<?> type) {
        return type.isPrimitive() ? capitalized(type.getName()) : "Reference";
    }

    /** Reads a field of an object; primitives boxed. */
    public Object get(Field field, Object object) {
        return call(unsafeMethod("get" + kind(field.getType()) + "Volatile", Object.class, long.class),
                unsafe, object, objectOffset(field));
    }

    /** Writes a field of an object, final or not; primitives boxed. */
    public void put(Field field, Object object, Object value) {
        Class<?> type = field.getType();
        Class<?> parameter = type.isPrimitive() ? type : Object.class;
        call(unsafeMethod("put" + kind(type) + "Volatile", Object.class, long.class, parameter),
                unsafe, object, objectOffset(field), value);
    }

    /** Writes a field of an object if it still holds what was read from it. */
    public boolean replace(Field field, Object object, Object expected, Object value) {
        Class<?> type = field.getType().isPrimitive() ? field.getType() : Object.class;
        return (boolean) call(unsafeMethod("compareAndSet" + kind(field.getType()), Object.class, long.class, type, type),
                unsafe, object, objectOffset(field), expected, value);
    }

    private Object objectOffset(Field field) {
        return call(unsafeMethod("objectFieldOffset", Field.class), unsafe, field);
    }

    /** Writes a static field that reflection does not show. */
    void putStatic(Class<?> owner, String name, Object value) throws NoSuchFieldException {
        Field field = loadedField(owner, name);
        putStatic(field, value);
    }

    /** A static field that reflection does not show. */
    Object getStatic(Class<?> owner, String name) throws NoSuchFieldException {
        Field field = loadedField(owner, name);
        Object base = call(unsafeMethod("staticFieldBase", Field.class), unsafe, field);
        long offset = (long) call(unsafeMethod("staticFieldOffset", Field.class), unsafe, field);
        return call(unsafeMethod("getReferenceVolatile", Object.class, long.class), unsafe, base, offset);
    }

    /** A field that the JVM has, whatever reflection shows. */
    public Field loadedField(Class<?> owner, String name) throws NoSuchFieldException {
        for (Field field : (Field[]) call(loadedFields, owner, false)) {
            if (field.getName().equals(name)) {
                return field;
            }
        }
        throw new NoSuchFieldException(owner.getName() + "." + name);
    }

    /** The methods that the JVM has of a class, whatever reflection shows; nobody else has these objects. */
    public Method[] loadedMethods(Class<?> type) {
        return (Method[]) call(loadedMethods, type, false);
    }

    /** The fields that the JVM has of a class. */
    public Field[] loadedFields(Class<?> type) {
        return (Field[]) call(loadedFields, type, false);
    }

    /** The constructors that the JVM has of a class. */
    public Constructor<?>[] loadedConstructors(Class<?> type) {
        return type.isInterface() ? new Constructor<?>[0] : (Constructor<?>[]) call(loadedConstructors, type, false);
    }

    /** A constructor that the JVM has, whatever reflection shows. */
    public Constructor<?> loadedConstructor(Class<?> owner, Class<?>... parameters) throws NoSuchMethodException {
        for (Constructor<?> constructor : loadedConstructors(owner)) {
            if (Arrays.equals(constructor.getParameterTypes(), parameters)) {
                return constructor;
            }
        }
        throw new NoSuchMethodException(owner.getName() + Arrays.toString(parameters));
    }

    /** Reads and writes a field of the JDK's that reflection does not show. */
    public VarHandle handle(Class<?> owner, String name) throws ReflectiveOperationException {
        return trusted().findVarHandle(owner, name, loadedField(owner, name).getType());
    }

    /** May do whatever the JDK's own code may. */
    MethodHandles.Lookup trusted() throws NoSuchFieldException {
        return (MethodHandles.Lookup) getStatic(MethodHandles.Lookup.class, "IMPL_LOOKUP");
    }

    /** Reads a reference in an object. */
    public Object get(Object object, Class<?> owner, String field) {
        return call(unsafeMethod("getReference", Object.class, long.class), unsafe, object, offset(owner, field));
    }

    /** Writes a reference into an object, though the field be final. */
    public void put(Object object, Class<?> owner, String field, Object value) {
        call(unsafeMethod("putReference", Object.class, long.class, Object.class), unsafe, object,
                offset(owner, field), value);
    }

    /** Reads a number in an object. */
    public int getInt(Object object, Class<?> owner, String field) {
        return (int) call(unsafeMethod("getInt", Object.class, long.class), unsafe, object, offset(owner, field));
    }

    /** Writes a number into an object, though the field be final. */
    public void putInt(Object object, Class<?> owner, String field, int value) {
        call(unsafeMethod("putInt", Object.class, long.class, int.class), unsafe, object, offset(owner, field), value);
    }

    private long offset(Class<?> owner, String field) {
        return (long) call(unsafeMethod("objectFieldOffset", Class.class, String.class), unsafe, owner, field);
    }

    /** True if objects of the class have a field of this name; nothing of the class is linked for that. */
    public boolean hasField(Class<?> owner, String field) {
        try {
            return offset(owner, field) >= 0;
        } catch (InternalError e) {
            return false;
        }
    }

    /** Clears what the class object itself remembers of an enum: {@code valueOf} would find the old constants there. */
    public void forgetEnumConstants(Class<?> type) {
        rememberEnumConstants(type, null);
    }

    /** Has the class object itself remember these constants of an enum, in this order. */
    public void rememberEnumConstants(Class<?> type, Object[] constants) {
        putInClass(type, "enumConstants", constants);
        putInClass(type, "enumConstantDirectory", null);
    }

    private void putInClass(Class<?> type, String field, Object value) {
        Object offset = call(unsafeMethod("objectFieldOffset", Class.class, String.class), unsafe, Class.class, field);
        call(unsafeMethod("putReferenceVolatile", Object.class, long.class, Object.class), unsafe, type, offset, value);
    }

    /** How many times the class was redefined. */
    public int redefinitions(Class<?> type) {
        Object offset = call(
                unsafeMethod("objectFieldOffset", Class.class, String.class), unsafe, Class.class, "classRedefinedCount");
        return (int) call(unsafeMethod("getIntVolatile", Object.class, long.class), unsafe, type, offset);
    }

    /** An object of the class on which no constructor ran. */
    public Object allocate(Class<?> type) {
        return call(unsafeMethod("allocateInstance", Class.class), unsafe, type);
    }

    private Method unsafeMethod(String name, Class<?>... parameters) {
        try {
            return unsafe.getClass().getMethod(name, parameters);
        } catch (NoSuchMethodException e) {
            throw new LinkageError("this JDK lacks Unsafe." + name, e);
        }
    }

    private static String capitalized(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static Method open(Method method) {
        method.setAccessible(true);
        return method;
    }

    /** Calls without changing what is thrown: the callers know what the JVM may answer. */
    static Object call(Method method, Object receiver, Object... arguments) {
        try {
            return method.invoke(receiver, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            if (e.getCause() instanceof RuntimeException exception) {
                throw exception;
            }
            throw new LinkageError(method.getName() + " failed", e.getCause());
        } catch (IllegalAccessException e) {
            throw new LinkageError(method + " is not open to Molt", e);
        }
    }
}
