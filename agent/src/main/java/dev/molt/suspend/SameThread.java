package dev.molt.suspend;

/**
 * A thread, whatever its class says of equality.
 *
 * @param thread the thread
 */
record SameThread(Thread thread) {

    @Override
    public boolean equals(Object other) {
        return other instanceof SameThread same && same.thread == thread;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(thread);
    }
}
