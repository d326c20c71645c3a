package dev.molt.boot;

/**
 * What a constructor hands to the next above it beside its parameters: which of the superclass's constructors to call, and
 * with what.
 *
 * <p>What is handed over and never taken would be taken by the next who makes an object of the superclass. No handler can
 * drop it, as the JVM allows none around a call of {@code super(...)}; so it is made sure before that the stack is enough.
 */
public final class Passed {

    private static final ThreadLocal<Passed> NEXT = new ThreadLocal<>();

    /** For the constructor's frame and for taking; no constructor of any compiler's needs so much. */
    private static final int ROOM = 60;

    private final String key;
    private final Object[] arguments;
    private boolean complete;

    private Passed(String key, Object[] arguments) {
        this.key = key;
        this.arguments = arguments;
    }

    /**
     * Hands arguments to the constructor that this thread enters next.
     *
     * @throws StackOverflowError if that could not be entered; nothing is handed over then
     */
    public static void put(Object[] arguments, String key) {
        StackRoom.need(ROOM);
        Passed next = new Passed(key, arguments);
        NEXT.set(next);
        // Not before: memory may end in the line above, behind the place where it has done its work.
        next.complete = true;
    }

    /** Takes what was handed over; null if nothing was. */
    public static Object[] take(String key) {
        Passed next = NEXT.get();
        if (next == null || !next.complete || !next.key.equals(key)) {
            return null;
        }
        next.complete = false;
        NEXT.remove();
        return next.arguments;
    }

    /**
     * Makes sure that what was handed over was taken.
     *
     * @throws NoSuchMethodError if the class is of a version by now that has no such constructor
     */
    public static void taken() {
        Passed next = NEXT.get();
        if (next != null && next.complete) {
            next.complete = false;
            NEXT.remove();
            throw new NoSuchMethodError(next.key + " is not in the version that runs");
        }
    }
}
