package dev.molt.boot;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Executable;
import java.lang.reflect.Member;
import java.lang.reflect.Parameter;

/**
 * What the bodies of the JDK's reflection call, once a class has members that the JVM does not know.
 *
 * <p>A fault of ours gives the JDK's own answer. Errors of the JVM, as where the stack is full, are thrown on: the JDK
 * would keep the answer for ever.
 */
public final class Shown {

    private Shown() {
    }

    /** What becomes of the members of a class, of any kind. */
    public static Object[] members(Object[] loaded, Class<?> type, boolean publicOnly) {
        Reflective agent = Boot.services().reflective();
        try {
            return agent == null ? loaded : agent.members(loaded, type, publicOnly);
        } catch (RuntimeException | LinkageError fault) {
            return loaded;
        }
    }

    /** What becomes of the members of a class's nest. */
    public static Class<?>[] nest(Class<?>[] members, Class<?> type) {
        Reflective agent = Boot.services().reflective();
        try {
            return agent == null ? members : agent.nest(members, type);
        } catch (RuntimeException | LinkageError fault) {
            return members;
        }
    }

    /** What becomes of the host of a class's nest. */
    public static Class<?> nestHost(Class<?> host, Class<?> type) {
        Reflective agent = Boot.services().reflective();
        try {
            return agent == null ? host : agent.nestHost(host, type);
        } catch (RuntimeException | LinkageError fault) {
            return host;
        }
    }

    /** The member to ask the JVM about instead of one that it does not know. */
    public static AccessibleObject real(AccessibleObject shown) {
        Reflective agent = Boot.services().reflective();
        return agent == null ? shown : agent.real(shown);
    }

    /** The class by whose constants the annotations of a member are written. */
    public static Class<?> declaring(Class<?> type, AccessibleObject shown) {
        AccessibleObject real = real(shown);
        return real == shown ? type : ((Member) real).getDeclaringClass();
    }

    /** Parameters that belong to the method that was asked. */
    public static Parameter[] parameters(Parameter[] real, Executable shown) {
        Reflective agent = Boot.services().reflective();
        return agent == null || real == null ? real : (Parameter[]) agent.parameters(real, shown);
    }

    /**
     * Stops what would take the number of a member for another one's.
     *
     * @throws UnsupportedOperationException if the JVM does not know the member
     */
    public static void mustBeLoaded(AccessibleObject member) {
        if (member != null && real(member) != member) {
            throw new UnsupportedOperationException(member + " was added while the class was loaded: it has no place in"
                    + " the objects of the class, and no handle in the JVM; use it by reflection");
        }
    }
}
