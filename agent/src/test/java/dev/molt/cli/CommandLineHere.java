package dev.molt.cli;

import java.io.PrintWriter;
import java.io.Writer;

/** Runs a command of {@code molt} in the JVM of the tests. */
public final class CommandLineHere {

    private CommandLineHere() {}

    /** Runs it, and gives the exit code. */
    public static int run(Writer out, Writer err, String... arguments) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }
}
