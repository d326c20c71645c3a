package dev.molt.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** A command that was run in this JVM, and what it left. */
record Ran(int exit, String out, String err) {

    static Ran molt(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Ran(exit, out.toString(), err.toString());
    }
}
