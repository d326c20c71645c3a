package dev.molt.boot;

/** What code asks that has cloned an object, as the JVM copies fields, and no holders of added ones. */
public final class Clones {

    private Clones() {
    }

    /** Gives a clone added fields of its own, with the values of the original's. */
    public static void apart(Object from, Object to) {
        Boot.services().cloned(from, to);
    }
}
