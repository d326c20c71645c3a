package dev.molt.cli;

/** Thrown where a JVM cannot be reached; the message says what to do. */
final class UnreachableException extends Exception {

    UnreachableException(String message) {
        super(message);
    }
}
