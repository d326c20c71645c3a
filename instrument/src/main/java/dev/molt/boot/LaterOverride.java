package dev.molt.boot;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Modifier;

/**
 * Finds the method of a class that came later which overrides one that was added to a running type.
 *
 * @param lookup of a class beside that type
 * @param name the method's name
 * @param type what it takes, with the object, and returns
 * @param reach "package" if only classes of that package override it, "others" if the JVM knows of those that do
 */
record LaterOverride(MethodHandles.Lookup lookup, String name, MethodType type, String reach) {

    /** What the JVM runs on objects of a class; null if that is nothing that overrides. */
    MethodHandle in(Class<?> made) {
        try {
            MethodHandles.Lookup inside = inside(made);
            MethodHandle found = inside.findVirtual(made, name, type.dropParameterTypes(0, 1));
            return overrides(inside.revealDirect(found)) ? found.asFixedArity().asType(type) : null;
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            // There is none, or a companion has it, of which no handle tells.
            return null;
        }
    }

    private MethodHandles.Lookup inside(Class<?> made) throws IllegalAccessException {
        try {
            return MethodHandles.privateLookupIn(made, lookup);
        } catch (IllegalAccessException closed) {
            // In another module.
            Reflective agent = Boot.services().reflective();
            if (agent == null) {
                throw closed;
            }
            return agent.lookup(made);
        }
    }

    private boolean overrides(MethodHandleInfo found) {
        Class<?> owner = type.parameterType(0);
        Class<?> by = found.getDeclaringClass();
        if (Modifier.isPrivate(found.getModifiers()) || by == owner || by == Object.class || !isWithinReach(by)) {
            return false;
        }
        // What implements an interface may inherit the method from a class that does not.
        return owner.isAssignableFrom(by) || owner.isInterface() && !by.isInterface();
    }

    private boolean isWithinReach(Class<?> by) {
        Class<?> here = lookup.lookupClass();
        boolean near = by.getClassLoader() == here.getClassLoader() && by.getPackageName().equals(here.getPackageName());
        return reach.isEmpty() || reach.equals("package") == near;
    }
}
