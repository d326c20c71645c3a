package dev.molt.boot;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Executable;
import java.lang.reflect.Member;
import java.lang.reflect.Parameter;
import java.util.Arrays;

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

    /** The members of a nest that are the application's own. */
    public static Class<?>[] nest(Class<?>[] members) {
        Reflective agent = Boot.services().reflective();
        int kept = 0;
        Class<?>[] own = new Class<?>[members.length];
        for (Class<?> member : members) {
            if (agent == null || !agent.isOurs(member)) {
                own[kept++] = member;
            }
        }
        return Arrays.copyOf(own, kept);
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
