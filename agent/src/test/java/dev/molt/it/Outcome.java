package dev.molt.it;

/** How a command of {@code molt} ended, and what it printed. */
record Outcome(int exit, String out, String err) {

    static final int DONE = 0;
    static final int REFUSED = 3;
    static final int FAILED = 4;
    static final int UNREACHABLE = 5;

    /** True if it did what was asked. */
    boolean done() {
        return exit == DONE;
    }
}
