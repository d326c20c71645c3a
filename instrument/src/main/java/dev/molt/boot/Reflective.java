package dev.molt.boot;

import java.lang.reflect.AccessibleObject;

/** What the JDK's own reflection asks the agent for, once classes have members that the JVM does not know. */
public interface Reflective {

    /**
     * The members that reflection shows.
     *
     * @param loaded those that the JVM has: fields, methods or constructors
     * @param type the class that declares them
     * @param publicOnly true to leave out those that are not public
     * @return an array of the same type; {@code loaded} itself where nothing differs
     */
    Object[] members(Object[] loaded, Class<?> type, boolean publicOnly);

    /** The member that the JVM knows and that a shown one was made after; a member that the JVM has, that itself. */
    AccessibleObject real(AccessibleObject shown);

    /** The parameters of a real method as those of the one that is shown. */
    Object[] parameters(Object[] real, AccessibleObject shown);

    /** True for a class that is Molt's own. */
    boolean isOurs(Class<?> type);

    /** What serialization asks. */
    Storage storage();
}
