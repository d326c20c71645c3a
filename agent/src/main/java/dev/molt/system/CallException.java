package dev.molt.system;

/** A method of an application cannot be called, or threw; the message says which and what. */
final class CallException extends Exception {

    CallException(String message, Throwable cause) {
        super(message, cause);
    }
}
