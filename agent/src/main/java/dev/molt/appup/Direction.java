package dev.molt.appup;

import java.util.Locale;

/** Which way a script goes. */
public enum Direction {
    /** To a newer version. */
    UP,
    /** Back to an older version. */
    DOWN;

    /** The word in YAML and in scripts. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
