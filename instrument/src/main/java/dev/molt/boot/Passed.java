package dev.molt.boot;

/**
 * What a constructor hands to the next above it beside its parameters: which of the superclass's constructors to call, and
 * with what.
 */
public final class Passed {

    private static final ThreadLocal<Passed> NEXT = new ThreadLocal<>();

    private final String key;
    private final Object[] arguments;

    private Passed(String key, Object[] arguments) {
        this.key = key;
        this.arguments = arguments;
    }

    /** Hands arguments to the constructor that this thread enters next. */
    public static void put(Object[] arguments, String key) {
        NEXT.set(new Passed(key, arguments));
    }

    /** Takes what was handed over; null if nothing was. */
    public static Object[] take(String key) {
        Passed next = NEXT.get();
        if (next == null || !next.key.equals(key)) {
            return null;
        }
        NEXT.remove();
        return next.arguments;
    }
}
