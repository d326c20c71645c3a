package dev.molt.reshape;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The state that upgrades keep: of each object and of each class the fields' last values, by class, name and type, also
 * of fields that are not there at the moment. Fields that never had a value are absent, which is null or 0.
 */
final class Kept {

    private static final int KIND = Modifier.STATIC | Modifier.FINAL;

    private final List<Remembered> objects = new ArrayList<>();
    private final Map<String, Object> statics = new TreeMap<>();
    /** Fields that were constants whenever they were there, whose values may never have been read. */
    private final Set<String> constants = new HashSet<>();
    private IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();

    /** An object's class and fields; those of enums are found by name. */
    private record Remembered(String type, String constant, Map<String, Object> fields) {
    }

    /** A value that is an object of the program. */
    private record Reference(int number) {
    }

    /** Takes the state out of a program that runs, and tells the numbers of some objects. */
    List<Integer> take(Plain from, List<Object> roots) {
        List<Integer> found = new ArrayList<>();
        roots.forEach(root -> found.add(root == null ? null
                : value(from, root) instanceof Reference reference ? Integer.valueOf(reference.number) : null));
        from.initialized().forEach(type -> fields(from, type, null, statics));
        return found;
    }

    /**
     * Puts the state into a program of another version, and returns the objects by number, null without a class.
     *
     * @param live loads the classes that were upgraded, which show how they were loaded
     */
    List<Object> put(Plain into, ClassLoader live) {
        IdentityHashMap<Object, Integer> made = new IdentityHashMap<>();
        List<Object> all = new ArrayList<>();
        for (Remembered each : objects) {
            Class<?> type = into.find(each.type);
            Object object = type == null ? null : each.constant == null ? allocate(type) : constant(type, each.constant);
            all.add(object);
            if (object != null) {
                made.put(object, all.size() - 1);
            }
        }
        while (forget(all)) {
            // Whoever held what was forgotten may itself be held.
        }
        made.values().removeIf(number -> all.get(number) == null);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) != null) {
                for (Class<?> type = all.get(i).getClass(); into.owns(type); type = type.getSuperclass()) {
                    restore(type, all.get(i), objects.get(i).fields, all);
                }
            }
        }
        List<Class<?>> initialized = into.initialized();
        initialized.forEach(type -> renew(into, type, live));
        initialized.forEach(type -> restore(type, null, statics, all));
        numbers = made;
        return all;
    }

    /** Forgets what holds an object whose class is gone, which a fresh start cannot be given; tells whether there was any. */
    private boolean forget(List<Object> all) {
        boolean some = false;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) != null && objects.get(i).constant == null && objects.get(i).fields.values().stream().anyMatch(
                    value -> value instanceof Reference reference && all.get(reference.number) == null)) {
                all.set(i, null);
                some = true;
            }
        }
        return some;
    }

    private Object value(Plain from, Object value) {
        if (value == null || !from.owns(value.getClass())) {
            return value;
        }
        Integer known = numbers.get(value);
        if (known == null) {
            if (value.getClass().isHidden()) {
                return null;
            }
            known = objects.size();
            numbers.put(value, known);
            objects.add(new Remembered(value.getClass().getName(),
                    value instanceof Enum<?> constant ? constant.name() : null, new HashMap<>()));
            refresh(from, value, known);
        } else if (from.visit(value)) {
            refresh(from, value, known);
        }
        return new Reference(known);
    }

    private void refresh(Plain from, Object object, int number) {
        from.visit(object);
        for (Class<?> type = object.getClass(); from.owns(type); type = type.getSuperclass()) {
            fields(from, type, object, objects.get(number).fields);
        }
    }

    private void fields(Plain from, Class<?> type, Object object, Map<String, Object> into) {
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) == (object == null) && isState(field)) {
                try {
                    field.setAccessible(true);
                    String key = key(field);
                    boolean constant = from.isConstant(type, field.getName());
                    if (!constant || !into.containsKey(key)) {
                        into.put(key, value(from, field.get(object)));
                        if (constant) {
                            constants.add(key);
                        } else if (into == statics) {
                            // One of objects that has its name is another.
                            constants.remove(key);
                        }
                    }
                } catch (IllegalAccessException e) {
                    throw new AssertionError(e);
                }
            }
        }
    }

    /** A constant that the class was loaded with, and that is no longer final, begins with its new value. */
    private void renew(Plain into, Class<?> type, ClassLoader live) {
        for (Field field : type.getDeclaredFields()) {
            if (constants.contains(key(field)) && !into.isFinal(type, field.getName()) && isFinal(live, field)) {
                constants.remove(key(field));
                statics.remove(key(field));
            }
        }
    }

    private static boolean isFinal(ClassLoader live, Field field) {
        try {
            Class<?> loaded = Class.forName(field.getDeclaringClass().getName(), false, live);
            return Arrays.stream(loaded.getDeclaredFields()).anyMatch(each -> each.getName().equals(field.getName())
                    && each.getType() == field.getType() && (each.getModifiers() & KIND) == KIND);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static void restore(Class<?> type, Object object, Map<String, Object> from, List<Object> all) {
        for (Field field : type.getDeclaredFields()) {
            Object value = from.get(key(field));
            // A constant of an enum was made anew by the fresh start, with values that the old one never got.
            boolean known = from.containsKey(key(field)) || object instanceof Enum<?>;
            if (Modifier.isStatic(field.getModifiers()) == (object == null) && known
                    && !Modifier.isFinal(field.getModifiers())) {
                try {
                    field.setAccessible(true);
                    Object given = value instanceof Reference reference ? all.get(reference.number) : value;
                    field.set(object, given == null && field.getType().isPrimitive()
                            ? Array.get(Array.newInstance(field.getType(), 1), 0) : given);
                } catch (IllegalAccessException e) {
                    throw new AssertionError(e);
                }
            }
        }
    }

    /** What the compiler makes for a class works without being kept. */
    private static boolean isState(Field field) {
        return !field.isSynthetic() || !Modifier.isStatic(field.getModifiers());
    }

    private static String key(Field field) {
        return field.getDeclaringClass().getName() + '.' + field.getName() + ' ' + field.getType().getName();
    }

    private static Object constant(Class<?> type, String name) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            if (at.isEnum()) {
                for (Object each : at.getEnumConstants()) {
                    if (((Enum<?>) each).name().equals(name)) {
                        return each;
                    }
                }
            }
        }
        return null;
    }

    /** Without a constructor, as serialization does; the compiler warns of whoever names that class. */
    private static Object allocate(Class<?> type) {
        try {
            Class<?> factory = Class.forName("sun.reflect.ReflectionFactory");
            Constructor<?> made = (Constructor<?>) factory
                    .getMethod("newConstructorForSerialization", Class.class, Constructor.class)
                    .invoke(factory.getMethod("getReflectionFactory").invoke(null), type,
                            Object.class.getDeclaredConstructor());
            return made.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(type.getName(), e);
        }
    }
}
