package dev.molt.reflect;

import dev.molt.boot.Body;
import dev.molt.boot.MemberAccess;
import java.lang.reflect.Constructor;

/**
 * Makes what stands in members for the JDK's own accessors.
 *
 * @param constructor of the class that has the JDK's interfaces
 */
record Accesses(Constructor<?> constructor) {

    /** What uses a member by doing what the body does. */
    Object of(Body body) {
        try {
            return constructor.newInstance(body);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a member's access cannot be made", e);
        }
    }

    /** The body behind an access; null if it is none of ours. */
    static Body body(Object access) {
        return access instanceof MemberAccess ours ? ours.body() : null;
    }
}
