package dev.molt.jdk;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Method;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps what Molt adds to classes when they are loaded out of what reflection shows.
 *
 * <p>By handles and without reflection, which would keep an object for each method of the classes that it asks, and without
 * lambdas: all applications that start wait for this.
 */
public final class Hiding {

    private static final String TABLES = "jdk.internal.reflect.Reflection";
    private static final String FIELDS = "fieldFilterMap";
    private static final String METHODS = "methodFilterMap";
    /** Those that replace the tables when they are initialised; some releases have not all. */
    private static final List<String> WRITERS = List.of(
            "jdk.internal.reflect.ConstantPool",
            "jdk.internal.reflect.UnsafeStaticFieldAccessorImpl",
            "sun.misc.Unsafe");
    private static final int SYNTHETIC = 0x1000;
    private static final int BRIDGE = 0x0040;

    private MethodHandle loadedMethods;

    private Hiding() {}

    /** Hides nothing yet. */
    public static Hiding open(Instrumentation instrumentation) {
        Set<Module> us = Set.of(Hiding.class.getModule());
        instrumentation.redefineModule(Object.class.getModule(), Set.of(), Map.of(),
                Map.of("java.lang", us, "jdk.internal.reflect", us), Set.of(), Map.of());
        return new Hiding();
    }

    /**
     * From now on reflection leaves out fields of these names, and methods that catch calls for what may be added.
     *
     * @param catcher the name of methods without parameters that are left out where they are synthetic, no bridges, and
     *     the only ones of the name
     * @throws ReflectiveOperationException if this JDK keeps no such tables
     */
    public void hide(Set<String> hidden, String catcher) throws ReflectiveOperationException {
        for (String writer : WRITERS) {
            initialize(writer);
        }
        Class<?> tables = Class.forName(TABLES);
        Lookup lookup = MethodHandles.privateLookupIn(tables, MethodHandles.lookup());
        VarHandle fields = lookup.findStaticVarHandle(tables, FIELDS, Map.class);
        fields.setVolatile((Map<?, ?>) new HiddenMembers(table((Map<?, ?>) fields.getVolatile())) {
            @Override
            Set<String> ours(Class<?> type) {
                return hidden;
            }
        });
        VarHandle methods = lookup.findStaticVarHandle(tables, METHODS, Map.class);
        methods.setVolatile((Map<?, ?>) new HiddenMembers(table((Map<?, ?>) methods.getVolatile())) {
            @Override
            Set<String> ours(Class<?> type) {
                return new Catchers(type, catcher);
            }
        });
    }

    private static void initialize(String name) {
        try {
            Class.forName(name);
        } catch (ClassNotFoundException e) {
            // Not in this release, or its module is left out: then it replaces nothing.
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<Class<?>, Set<String>> table(Map<?, ?> read) {
        return (Map<Class<?>, Set<String>>) read;
    }

    /** The methods that the JVM has, whatever reflection shows. */
    private Method[] loaded(Class<?> type) {
        try {
            return (Method[]) handle().invokeExact(type, false);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new LinkageError("this JDK cannot list the methods of " + type, e);
        }
    }

    /** Threads that make it at the same time make the same. */
    private MethodHandle handle() throws ReflectiveOperationException {
        MethodHandle handle = loadedMethods;
        if (handle == null) {
            handle = MethodHandles.privateLookupIn(Class.class, MethodHandles.lookup())
                    .findVirtual(Class.class, "getDeclaredMethods0", MethodType.methodType(Method[].class, boolean.class));
            loadedMethods = handle;
        }
        return handle;
    }

    /** The names of the methods to leave out of one class; asked only about names that it has. */
    private final class Catchers extends AbstractSet<String> {

        private final Class<?> type;
        private final String name;

        Catchers(Class<?> type, String name) {
            this.type = type;
            this.name = name;
        }

        @Override
        public boolean contains(Object asked) {
            if (!name.equals(asked)) {
                return false;
            }
            int found = 0;
            boolean caught = false;
            for (Method method : loaded(type)) {
                if (method.getName().equals(name)) {
                    found++;
                    caught = isCatcher(method);
                }
            }
            return found == 1 && caught;
        }

        @Override
        public Iterator<String> iterator() {
            return contains(name) ? List.of(name).iterator() : List.<String>of().iterator();
        }

        @Override
        public int size() {
            return contains(name) ? 1 : 0;
        }
    }

    /** True for a method of the kind that is left out, whatever its name. */
    public static boolean isCatcher(Method method) {
        return (method.getModifiers() & (SYNTHETIC | BRIDGE)) == SYNTHETIC && method.getParameterCount() == 0
                && method.getReturnType() == String.class;
    }
}
