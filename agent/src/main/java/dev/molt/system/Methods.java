package dev.molt.system;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

/** Finds methods of applications by name and by what they take. */
final class Methods {

    private Methods() {}

    /** A static method that a class declares with exactly these parameters. */
    static Optional<Method> ofClass(Class<?> type, String name, Class<?>... parameters) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(m -> m.getName().equals(name) && Modifier.isStatic(m.getModifiers()) && !m.isSynthetic())
                .filter(m -> Arrays.equals(m.getParameterTypes(), parameters))
                .findFirst();
    }

    /** A static method that a class declares with one parameter that takes a value. */
    static Optional<Method> taking(Class<?> type, String name, Object value) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(m -> m.getName().equals(name) && Modifier.isStatic(m.getModifiers()) && !m.isSynthetic())
                .filter(m -> m.getParameterCount() == 1)
                .filter(m -> value == null ? !m.getParameterTypes()[0].isPrimitive() : m.getParameterTypes()[0].isInstance(value))
                .findFirst();
    }

    /** A method without parameters of an object; one of the JDK's by the type that everybody may use it by. */
    static Optional<Method> ofObject(Object object, String name) {
        Deque<Class<?>> types = new ArrayDeque<>();
        if (object != null) {
            types.add(object.getClass());
        }
        while (!types.isEmpty()) {
            Class<?> type = types.removeFirst();
            Optional<Method> found = Arrays.stream(type.getDeclaredMethods())
                    .filter(m -> m.getName().equals(name) && !Modifier.isStatic(m.getModifiers()) && !m.isSynthetic())
                    .filter(m -> m.getParameterCount() == 0 && m.trySetAccessible())
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
            Optional.ofNullable(type.getSuperclass()).ifPresent(types::add);
            types.addAll(Arrays.asList(type.getInterfaces()));
        }
        return Optional.empty();
    }
}
