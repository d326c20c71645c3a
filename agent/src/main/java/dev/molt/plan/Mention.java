package dev.molt.plan;

import dev.molt.appup.Purge;
import dev.molt.diag.Located;

/**
 * One module that the entry names.
 *
 * @param module its name, where it was written
 * @param action what is to become of it
 * @param purge what happens to whatever still uses it
 * @param byHand true if a low-level instruction says so
 */
record Mention(Located<String> module, Action action, Purge purge, boolean byHand) {

    String name() {
        return module.value();
    }

    /** An instruction about the same module, as this one should have been written. */
    String instead(Action right) {
        return "`" + (byHand ? lowLevel(right) : highLevel(right)) + ": " + name() + "`";
    }

    /** The word for an action in the high-level language. */
    static String highLevel(Action action) {
        return action + "_module";
    }

    private static String lowLevel(Action action) {
        return action == Action.DELETE ? "remove" : "load";
    }
}
