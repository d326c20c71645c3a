package dev.molt.jdk;

import java.lang.reflect.Method;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps what Molt adds to classes when they are loaded out of what reflection shows. */
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

    private final Jdk jdk;

    /** Hides nothing yet. */
    public Hiding(Jdk jdk) {
        this.jdk = jdk;
    }

    /**
     * From now on reflection leaves out a field of this name, and methods that catch calls for what may be added.
     *
     * @param catcher the name of methods without parameters that are left out where they are synthetic, no bridges, and
     *     the only ones of the name
     * @throws ReflectiveOperationException if this JDK keeps no such tables
     */
    public void hide(String field, String catcher) throws ReflectiveOperationException {
        for (String writer : WRITERS) {
            initialize(writer);
        }
        Class<?> tables = Class.forName(TABLES);
        Set<String> fields = Set.of(field);
        replace(tables, FIELDS, new HiddenMembers(table(tables, FIELDS), type -> fields));
        replace(tables, METHODS, new HiddenMembers(table(tables, METHODS), type -> new Catchers(type, catcher)));
    }

    private static void initialize(String name) {
        try {
            Class.forName(name);
        } catch (ClassNotFoundException e) {
            // Not in this release, or its module is left out: then it replaces nothing.
        }
    }

    @SuppressWarnings("unchecked")
    private Map<Class<?>, Set<String>> table(Class<?> tables, String name) throws NoSuchFieldException {
        return (Map<Class<?>, Set<String>>) jdk.getStatic(tables, name);
    }

    private void replace(Class<?> tables, String name, HiddenMembers table) throws NoSuchFieldException {
        jdk.putStatic(tables, name, table);
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
            for (Method method : jdk.loadedMethods(type)) {
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
