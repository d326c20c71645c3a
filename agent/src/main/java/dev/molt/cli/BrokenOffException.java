package dev.molt.cli;

import java.io.IOException;
import java.nio.file.Path;

/** Thrown where a JVM took a request and did not answer: it ended, as it does when it starts anew. */
final class BrokenOffException extends Exception {

    private final transient Path socket;

    BrokenOffException(Path socket, IOException cause) {
        super("the JVM at " + socket + " did not answer: " + cause.getMessage(), cause);
        this.socket = socket;
    }

    /** Where it listened. */
    Path socket() {
        return socket;
    }
}
