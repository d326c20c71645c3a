package hello;

import port.Commands;

/** A class that no component runs in. */
public final class Tool {

    private static final String COMMON =
            "this is just a common module withou process running on ,so update this module is easy";

    private Tool() {}

    /** Calls a function by its name. */
    static String call(String function) {
        return switch (function) {
            case "sayhello" -> sayhello();
            default -> Commands.undefined("tool", function, 0);
        };
    }

    /** Prints what it is, and returns what it printed. */
    public static String sayhello() {
        System.out.println(COMMON);
        return COMMON;
    }
}
