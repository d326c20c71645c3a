package dev.molt.boot;

/**
 * A class that is known by name, as it is not loaded and perhaps cannot be: an optional one, whose supertypes are missing.
 *
 * @param name its binary name
 * @param loader the loader that it is of
 * @param exactly false if subclasses count, too
 */
record NamedClass(String name, ClassLoader loader, boolean exactly) {

    /** True for an object of it. */
    boolean isOf(Object object) {
        return object != null && is(object.getClass());
    }

    private boolean is(Class<?> made) {
        if (made.getClassLoader() == loader && made.getName().equals(name)) {
            return true;
        } else if (exactly) {
            return false;
        }
        for (Class<?> above : made.getInterfaces()) {
            if (is(above)) {
                return true;
            }
        }
        return made.getSuperclass() != null && is(made.getSuperclass());
    }
}
