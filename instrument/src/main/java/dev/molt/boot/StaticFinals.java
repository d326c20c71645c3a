package dev.molt.boot;

/**
 * Writes static final fields on behalf of a static initializer whose code was moved into a method, where class files
 * from version 53 on forbid the plain instruction.
 *
 * <p>The value comes first because it already lies on the stack where the instruction stood.
 */
public final class StaticFinals {

    private StaticFinals() {
    }

    /** Writes a boolean. */
    public static void put(boolean value, Class<?> owner, String name) {
        Boot.services().putStaticFinal(owner, name, value);
    }

    /** Writes a byte. */
    public static void put(byte value, Class<?> owner, String name) {
        Boot.services().putStaticFinal(owner, name, value);
    }

    /** Writes a char. */
    public static void put(char value, Class<?> owner, String name) {
        Boot.services().putStaticFinal(owner, name, value);
    }

    /** Writes a short. */
    public static void put(short value, Class<?> owner, String name) {
        Boot.services().putStaticFinal(owner, name, value);
    }

    /** Writes an int. */
    public static void put(int value, Class<?> owner, String name) {
        Boot.services().putStaticFinal(owner, name, value);
    }

    /** Writes a long. */
    public static void put(long value, Class<?> owner, String name) {
        Boot.services().putStaticFinal(owner, name, value);
    }

    /** Writes a float. */
    public static void put(float value, Class<?> owner, String name) {
        Boot.services().putStaticFinal(owner, name, value);
    }

    /** Writes a double. */
    public static void put(double value, Class<?> owner, String name) {
        Boot.services().putStaticFinal(owner, name, value);
    }

    /** Writes a reference. */
    public static void put(Object value, Class<?> owner, String name) {
        Boot.services().putStaticFinal(owner, name, value);
    }
}
