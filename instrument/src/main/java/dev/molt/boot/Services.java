package dev.molt.boot;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;

/** What rewritten code asks the agent for. */
public interface Services {

    /**
     * Writes a static final field, as the static initializer of its class would.
     *
     * @param owner the class that declares the field
     * @param name the field's name
     * @param value what to write; a primitive comes boxed in the wrapper of the field's own type
     */
    void putStaticFinal(Class<?> owner, String name, Object value);

    /** What {@link Gate#arrive} asks. */
    boolean arrive(long key, Class<?> owner, Object monitor);

    /** What the JDK's reflection asks; null while all classes have the members that they were loaded with. */
    default Reflective reflective() {
        return null;
    }

    /** A field that the JVM has, whatever reflection shows: a version may not have it. */
    default Field loadedField(Class<?> owner, String name) throws NoSuchFieldException {
        return owner.getDeclaredField(name);
    }

    /** A constructor that the JVM has, whatever reflection shows. */
    default Constructor<?> loadedConstructor(Class<?> owner, Class<?>... parameters) throws NoSuchMethodException {
        return owner.getDeclaredConstructor(parameters);
    }

    /** What {@link Clones#apart} asks. */
    default void cloned(Object from, Object to) {
    }

    /** A handle that takes, instead of its first coordinate, what the filter makes that of. */
    default VarHandle filtered(VarHandle handle, MethodHandle filter) {
        throw new UnsupportedOperationException();
    }
}
