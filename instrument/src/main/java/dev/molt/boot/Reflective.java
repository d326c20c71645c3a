package dev.molt.boot;

import java.lang.invoke.MethodHandles.Lookup;
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

    /**
     * The members of a class's nest that reflection shows.
     *
     * @param members those that the JVM has
     */
    Class<?>[] nest(Class<?>[] members, Class<?> type);

    /**
     * The host of a class's nest that reflection shows.
     *
     * @param host the one that the JVM has
     */
    Class<?> nestHost(Class<?> host, Class<?> type);

    /**
     * The member that a lookup in a class finds, if it was added or is open to more code than the JVM thinks, as code that
     * asks for handles is told of it.
     *
     * @return empty if it finds another one, or none
     */
    String added(Class<?> in, String name, String descriptor);

    /**
     * Calls a method, or a constructor, that reflection shows.
     *
     * @param special true for the method as its class has it, and not as that of the object has
     */
    Object call(AccessibleObject shown, Object self, Object[] arguments, boolean special)
            throws ReflectiveOperationException;

    /** What a class's own code may do: somebody has made a member of it accessible. */
    Lookup lookup(Class<?> in) throws IllegalAccessException;

    /** What serialization asks. */
    Storage storage();
}
