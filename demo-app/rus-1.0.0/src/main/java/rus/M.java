package rus;

import port.Commands;

/** For load_module: functions without state. */
final class M {

    private M() {}

    /** Calls a function by its name. */
    static String call(String function) {
        return switch (function) {
            case "text" -> "M of 1";
            case "gone" -> Gone.text();
            default -> Commands.undefined("m", function, 0);
        };
    }
}
