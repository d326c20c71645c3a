package dev.molt.eval;

/** Thrown where an upgrade that was allowed to begin fails; the message says why in words for the operator. */
public final class EvaluationException extends Exception {

    private final boolean stuck;

    /**
     * A failure.
     *
     * @param stuck whether nothing could be undone, so that the version wanted is what runs
     */
    EvaluationException(String message, Throwable cause, boolean stuck) {
        super(message, cause);
        this.stuck = stuck;
    }

    /** A failure with the cause that the JVM or the application gave. */
    public EvaluationException(String message, Throwable cause) {
        this(message, cause, false);
    }

    /** A failure that we found ourselves. */
    public EvaluationException(String message) {
        this(message, null, false);
    }

    /** True if nothing could be undone, so that the version wanted is what runs. */
    public boolean isStuck() {
        return stuck;
    }

    /** Why something failed, in words for the operator. */
    static String reason(Throwable failure) {
        return failure instanceof EvaluationException ? failure.getMessage() : failure.toString();
    }
}
