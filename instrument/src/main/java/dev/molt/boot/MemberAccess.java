package dev.molt.boot;

import java.lang.reflect.InvocationTargetException;

/**
 * Stands for the JDK's own accessors in members that are shown: a class that adds the JDK's interfaces is made when they
 * are first needed, as no compiler may name them.
 */
public abstract class MemberAccess {

    private final Body body;

    /** Does what the body does. */
    protected MemberAccess(Body body) {
        this.body = body;
    }

    /** What it does. */
    public final Body body() {
        return body;
    }

    /** Calls a method. */
    public final Object invoke(Object self, Object[] arguments) throws InvocationTargetException {
        try {
            return body.call(self, arguments);
        } catch (InstantiationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same: what was added never asks for its caller. */
    public final Object invoke(Object self, Object[] arguments, Class<?> caller) throws InvocationTargetException {
        return invoke(self, arguments);
    }

    /** Makes an object. */
    public final Object newInstance(Object[] arguments) throws InvocationTargetException, InstantiationException {
        return body.call(null, arguments);
    }

    /** Reads a field. */
    public final Object get(Object self) {
        return body.get(self);
    }

    /** Reads a field of that type. */
    public final boolean getBoolean(Object self) {
        return (boolean) Widening.to(boolean.class, get(self));
    }

    /** Reads a field of that type. */
    public final byte getByte(Object self) {
        return (byte) Widening.to(byte.class, get(self));
    }

    /** Reads a field of that type. */
    public final char getChar(Object self) {
        return (char) Widening.to(char.class, get(self));
    }

    /** Reads a field of a type that can be widened to it. */
    public final short getShort(Object self) {
        return (short) Widening.to(short.class, get(self));
    }

    /** Reads a field of a type that can be widened to it. */
    public final int getInt(Object self) {
        return (int) Widening.to(int.class, get(self));
    }

    /** Reads a field of a type that can be widened to it. */
    public final long getLong(Object self) {
        return (long) Widening.to(long.class, get(self));
    }

    /** Reads a field of a type that can be widened to it. */
    public final float getFloat(Object self) {
        return (float) Widening.to(float.class, get(self));
    }

    /** Reads a field of a type that can be widened to it. */
    public final double getDouble(Object self) {
        return (double) Widening.to(double.class, get(self));
    }

    /** Writes a field. */
    public final void set(Object self, Object value) throws IllegalAccessException {
        body.set(self, value);
    }

    /** Writes a field. */
    public final void setBoolean(Object self, boolean value) throws IllegalAccessException {
        body.set(self, value);
    }

    /** Writes a field. */
    public final void setByte(Object self, byte value) throws IllegalAccessException {
        body.set(self, value);
    }

    /** Writes a field. */
    public final void setChar(Object self, char value) throws IllegalAccessException {
        body.set(self, value);
    }

    /** Writes a field. */
    public final void setShort(Object self, short value) throws IllegalAccessException {
        body.set(self, value);
    }

    /** Writes a field. */
    public final void setInt(Object self, int value) throws IllegalAccessException {
        body.set(self, value);
    }

    /** Writes a field. */
    public final void setLong(Object self, long value) throws IllegalAccessException {
        body.set(self, value);
    }

    /** Writes a field. */
    public final void setFloat(Object self, float value) throws IllegalAccessException {
        body.set(self, value);
    }

    /** Writes a field. */
    public final void setDouble(Object self, double value) throws IllegalAccessException {
        body.set(self, value);
    }
}
