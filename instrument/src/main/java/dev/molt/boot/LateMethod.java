package dev.molt.boot;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/** A method or constructor that reflection shows only when the upgrade that adds it is done. */
final class LateMethod {

    private final Class<?> owner;
    private final String name;
    private final Class<?>[] parameters;
    private final boolean taking;
    private final boolean special;
    private volatile AccessibleObject found;

    /**
     * Looks for nothing yet.
     *
     * @param taking true if the object comes before the arguments
     * @param special true for the body of the owner, whatever the object's class has
     */
    LateMethod(Class<?> owner, String name, Class<?>[] parameters, boolean taking, boolean special) {
        this.owner = owner;
        this.name = name;
        this.parameters = parameters;
        this.taking = taking;
        this.special = special;
    }

    /** Calls it. */
    Object call(Object[] arguments) throws Throwable {
        Object[] rest = taking ? Arrays.copyOfRange(arguments, 1, arguments.length) : arguments;
        try {
            return Boot.services().reflective().call(member(), taking ? arguments[0] : null, rest, special);
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
            found = member;
        }
        return member;
    }
}
