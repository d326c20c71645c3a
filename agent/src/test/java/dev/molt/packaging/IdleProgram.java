package dev.molt.packaging;

/** A target that does nothing, and ends as it is told. */
public final class IdleProgram {

    private IdleProgram() {}

    /** Ends with the exit code given, or by returning. */
    public static void main(String[] arguments) {
        if (arguments.length > 0) {
            System.exit(Integer.parseInt(arguments[0]));
        }
    }
}
