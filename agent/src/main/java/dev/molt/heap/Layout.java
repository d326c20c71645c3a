package dev.molt.heap;

/**
 * How the walk treats the objects of a class.
 *
 * @param wanted they are looked for
 * @param leads they may lead to others
 * @param offsets where they hold references; of no meaning for arrays
 */
record Layout(boolean wanted, boolean leads, long[] offsets) {

    /** True if they need not be entered anywhere. */
    boolean ignored() {
        return !wanted && !leads;
    }
}
