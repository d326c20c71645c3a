package dev.molt.cli;

import java.io.Console;

/** Whether somebody sits at a terminal. */
final class Terminal {

    private Terminal() {}

    /** True if standard input and output are one. Since JDK 22 a console is there in any case, and tells by itself. */
    static boolean isThere() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
