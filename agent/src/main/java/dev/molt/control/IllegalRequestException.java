package dev.molt.control;

/** Thrown where a request cannot come from Molt's own command line. */
final class IllegalRequestException extends Exception {
    IllegalRequestException(String message) {
        super(message);
    }
}
