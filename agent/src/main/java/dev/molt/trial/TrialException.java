package dev.molt.trial;

/** Thrown where a trial cannot come to a result; the message says why. */
public final class TrialException extends Exception {

    TrialException(String message) {
        super(message);
    }
}
