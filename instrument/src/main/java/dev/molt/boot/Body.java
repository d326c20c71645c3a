package dev.molt.boot;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Member;

/** What a shown member does where it is used. */
public interface Body {

    /** The member that it was made after, which the JVM knows. */
    Member real();

    /** Calls a method, or makes an object where it is a constructor's. */
    Object call(Object self, Object[] arguments) throws InvocationTargetException, InstantiationException;

    /** Reads a field. */
    Object get(Object self);

    /** Writes a field. */
    void set(Object self, Object value) throws IllegalAccessException;
}
