package dev.molt.suspend;

import java.util.Set;

/**
 * An upgrade whose gates are shut.
 *
 * @param upgrade its number
 * @param drained the classes that must not be running when they change
 * @param gated more classes at which threads wait, but which may be running
 */
record Shut(long upgrade, Set<Class<?>> drained, Set<Class<?>> gated) {

    /** True if a frame of the class lets its thread through all gates: it has to be able to finish. */
    boolean isDrained(Class<?> type) {
        return drained.contains(type);
    }

    /** True for these and for the others. */
    boolean isGated(Class<?> type) {
        return gated.contains(type) || isDrained(type);
    }
}
