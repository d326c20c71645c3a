package dev.molt.boot;

import java.util.List;

/** Values of one primitive type as those of a wider one, as the Java language has it. */
public final class Widening {

    private static final List<Class<?>> NUMBERS =
            List.of(byte.class, short.class, int.class, long.class, float.class, double.class);

    private Widening() {
    }

    /**
     * A boxed value as one of another type.
     *
     * @throws IllegalArgumentException if a value of its type is none of that type
     */
    public static Object to(Class<?> type, Object boxed) {
        Class<?> from = boxed == null ? null : primitive(boxed);
        if (from == type) {
            return boxed;
        }
        boolean isChar = from == char.class;
        int at = from == null ? -1 : NUMBERS.indexOf(isChar ? short.class : from);
        int wanted = NUMBERS.indexOf(type);
        if (at < 0 || wanted < at || isChar && wanted == at) {
            throw new IllegalArgumentException("a value of type " + (from == null ? "reference" : from)
                    + " is none of type " + type);
        }
        Number number = isChar ? (Number) (int) (char) boxed : (Number) boxed;
        return switch (wanted) {
            case 1 -> number.shortValue();
            case 2 -> number.intValue();
            case 3 -> number.longValue();
            case 4 -> number.floatValue();
            default -> number.doubleValue();
        };
    }

    private static Class<?> primitive(Object boxed) {
        if (boxed instanceof Boolean) {
            return boolean.class;
        } else if (boxed instanceof Character) {
            return char.class;
        } else if (boxed instanceof Byte) {
            return byte.class;
        } else if (boxed instanceof Short) {
            return short.class;
        } else if (boxed instanceof Integer) {
            return int.class;
        } else if (boxed instanceof Long) {
            return long.class;
        } else if (boxed instanceof Float) {
            return float.class;
        }
        return boxed instanceof Double ? double.class : null;
    }
}
