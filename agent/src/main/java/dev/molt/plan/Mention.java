package dev.molt.plan;

import dev.molt.appup.Purge;
import dev.molt.diag.Located;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One module that the entry names.
 *
 * @param module its name, where it was written
 * @param action what is to become of it
 * @param purge what happens to whatever still uses it
 * @param byHand true if a low-level instruction says so
 * @param renewed the static fields that it renews
 */
record Mention(Located<String> module, Action action, Purge purge, boolean byHand, List<Located<String>> renewed) {

    Mention(Located<String> module, Action action, Purge purge, boolean byHand) {
        this(module, action, purge, byHand, List.of());
    }

    /** The names of the static fields that it renews. */
    Set<String> renewedNames() {
        return renewed.stream().map(Located::value).collect(Collectors.toSet());
    }

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
