package dev.molt.reflect;

import dev.molt.jdk.Jdk;
import java.lang.invoke.VarHandle;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;

/**
 * The fields of the JDK's members, which it hides from everybody.
 *
 * <p>They are read without reflection, as it is reflection that asks.
 */
final class PrivateState {

    /** No class has so many members: what asks the JVM by this number finds none. */
    private static final int NO_SLOT = 0x7FFF_FFF0;

    private final Jdk jdk;
    private final VarHandle method;
    private final VarHandle constructor;
    private final VarHandle field;
    private final VarHandle overridden;

    PrivateState(Jdk jdk) throws ReflectiveOperationException {
        this.jdk = jdk;
        this.method = jdk.handle(Method.class, "methodAccessor");
        this.constructor = jdk.handle(Constructor.class, "constructorAccessor");
        this.field = jdk.handle(Field.class, "fieldAccessor");
        this.overridden = jdk.handle(Field.class, "overrideFieldAccessor");
        // What is used for the first time is linked by reflection.
        access(Object.class.getMethod("hashCode"));
        access(Object.class.getConstructor());
        access(Integer.class.getField("MAX_VALUE"));
    }

    /** What stands in a member's place for the JDK's own accessor; null if it was not used yet. */
    Object access(AccessibleObject member) {
        if (member instanceof Method) {
            return method.get((Method) member);
        } else if (member instanceof Constructor<?> made) {
            return constructor.get(made);
        }
        if (!(member instanceof Field)) {
            return null;
        }
        Object found = field.get((Field) member);
        return found != null ? found : overridden.get((Field) member);
    }

    /**
     * Makes another class's member one of this class, which the JVM does not know.
     *
     * @param access what uses it
     * @param overriding what uses a field that was made accessible
     */
    void become(AccessibleObject member, Class<?> type, Object access, Object overriding) {
        Class<?> kind = member.getClass();
        jdk.put(member, kind, "clazz", type);
        jdk.putInt(member, kind, "slot", NO_SLOT);
        jdk.put(member, kind, "root", null);
        if (member instanceof Field) {
            jdk.put(member, kind, "fieldAccessor", access);
            jdk.put(member, kind, "overrideFieldAccessor", overriding);
        } else {
            jdk.put(member, kind, member instanceof Method ? "methodAccessor" : "constructorAccessor", access);
        }
    }

    /** Gives a member of the JVM what the next version says of it. */
    void change(AccessibleObject loaded, AccessibleObject next) {
        Class<?> kind = loaded.getClass();
        jdk.putInt(loaded, kind, "modifiers", jdk.getInt(next, kind, "modifiers"));
        jdk.put(loaded, kind, "signature", jdk.get(next, kind, "signature"));
    }

    /** A parameter of another method. */
    void move(Parameter parameter, AccessibleObject method) {
        jdk.put(parameter, Parameter.class, "executable", method);
    }
}
