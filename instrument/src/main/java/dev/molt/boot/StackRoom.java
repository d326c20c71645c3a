package dev.molt.boot;

/** How much of its stack a thread has left, which nothing tells but an overflow at a place where it does no harm. */
public final class StackRoom {

    /** What the JVM and Molt take, at most, between the start of a class's definition and a thread that has more. */
    private static final int DEFINITION = 120;

    private StackRoom() {}

    /**
     * Called before a class is defined: where its transformers would overflow, which the JVM does not tell, the definition
     * overflows here. It can be tried again.
     */
    public static void needForDefinition() {
        need(DEFINITION);
    }

    /** Overflows unless there is room for so many frames of some 80 bytes, or of three times as many where they are interpreted. */
    static void need(int frames) {
        dig(frames, 1, 2, 3, 4, 5, 6, 7);
    }

    /** True if there is room for so many. */
    public static boolean has(int frames) {
        try {
            need(frames);
            return true;
        } catch (StackOverflowError e) {
            return false;
        }
    }

    /** All that it is given is needed behind the call, one after the other, so that no compiler makes frames small. */
    private static long dig(int frames, long a, long b, long c, long d, long e, long f, long g) {
        if (frames == 0) {
            return a;
        }
        long below = dig(frames - 1, b, c, d, e, f, g, a);
        return ((((((below ^ a) + b) ^ c) + d) ^ e) + f) ^ g;
    }
}
