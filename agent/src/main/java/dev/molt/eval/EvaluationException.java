package dev.molt.eval;

import dev.molt.diag.RefusedException;

/** Thrown where an upgrade that was allowed to begin fails; the message says why in words for the operator. */
public final class EvaluationException extends Exception {

    /** A failure with the cause that the JVM or the application gave. */
    public EvaluationException(String message, Throwable cause) {
        super(message, cause);
    }

    /** A failure that we found ourselves. */
    public EvaluationException(String message) {
        super(message);
    }

    /** Why something failed, in words for the operator. */
    public static String reason(Throwable failure) {
        return failure instanceof EvaluationException || failure instanceof RefusedException ? failure.getMessage() : failure.toString();
    }
}
