package dev.molt.boot;

import java.lang.reflect.Field;

/** What serialization asks the agent for, once objects have fields that the JVM does not know. */
public interface Storage {

    /** True for a field of an object that the JVM does not know. */
    boolean isAdded(Field field);

    /**
     * The default serialVersionUID of the version that runs.
     *
     * @param loaded that of the class as the JVM shows it
     */
    long version(long loaded, Class<?> type);

    /** Puts the values of an object's primitive fields where a stream takes them from. */
    void getPrimitives(Object[] fields, Object self, byte[] values);

    /** Gives an object's primitive fields what a stream had for them. */
    void setPrimitives(Object[] fields, Object self, byte[] values);

    /** Puts what an object's fields refer to where a stream takes it from. */
    void getReferences(Object[] fields, Object self, Object[] values);

    /**
     * Gives an object's fields what a stream had for them.
     *
     * @param checkOnly true to see only whether they can take it
     * @throws ClassCastException if one cannot
     */
    void setReferences(Object[] fields, Object self, Object[] values, boolean checkOnly);
}
