package dev.molt.boot;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;

/** A method or constructor that reflection shows only when the upgrade that adds it is done. */
final class LateMethod {

    private final Class<?> owner;
    private final String name;
    private final Class<?>[] parameters;
    private final boolean taking;
    private volatile AccessibleObject found;

    /**
     * Looks for nothing yet.
     *
     * @param taking true if the object comes before the arguments
     */
    LateMethod(Class<?> owner, String name, Class<?>[] parameters, boolean taking) {
        this.owner = owner;
        this.name = name;
        this.parameters = parameters;
        this.taking = taking;
    }

    /** Calls it. */
    Object call(Object[] arguments) throws Throwable {
        try {
            AccessibleObject member = member();
            if (member instanceof Constructor<?> constructor) {
                return constructor.newInstance(arguments);
            }
            return taking ? ((Method) member).invoke(arguments[0], Arrays.copyOfRange(arguments, 1, arguments.length))
                    : ((Method) member).invoke(null, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private AccessibleObject member() {
        AccessibleObject member = found;
        if (member == null) {
            try {
                member = name.equals("<init>") ? owner.getDeclaredConstructor(parameters)
                        : owner.getDeclaredMethod(name, parameters);
            } catch (NoSuchMethodException e) {
                throw new NoSuchMethodError(owner.getName() + '.' + name + " is not in the version that runs");
            }
            member.setAccessible(true);
            found = member;
        }
        return member;
    }
}
