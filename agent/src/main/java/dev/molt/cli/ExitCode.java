package dev.molt.cli;

/** What a command's exit code says. */
final class ExitCode {

    /** Done as asked. */
    static final int DONE = 0;
    /** Something in Molt itself went wrong. */
    static final int INTERNAL = 1;
    /** The command line was wrong. */
    static final int USAGE = 2;
    /** Refused; nothing was touched. */
    static final int REFUSED = 3;
    /** It failed and was undone; the old version runs. */
    static final int FAILED = 4;
    /** The JVM cannot be reached, or Molt is not in it. */
    static final int UNREACHABLE = 5;
    /** The system died too often, and heart gave up. */
    static final int GAVE_UP = 6;
    /** An upgrade applies, and tests tell the upgraded JVM from a new one. */
    static final int DIFFERENT = 7;

    private ExitCode() {}
}
