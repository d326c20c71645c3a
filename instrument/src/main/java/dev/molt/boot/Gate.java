package dev.molt.boot;

/** What every method of a gated class asks at its entry. */
public final class Gate {

    private Gate() {
    }

    /**
     * Waits as long as the agent wants.
     *
     * @param key which gate, and whether it stands before an old or a new body
     * @param owner the class that declares the method
     * @param monitor what a synchronized method has locked, else null
     * @return true if the method has to be called again, false to go on in this body
     */
    public static boolean arrive(long key, Class<?> owner, Object monitor) {
        return Boot.services().arrive(key, owner, monitor);
    }
}
