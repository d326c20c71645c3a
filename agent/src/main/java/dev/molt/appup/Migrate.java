package dev.molt.appup;

import java.util.Locale;

/** When an update transforms the objects that are there. */
public enum Migrate {
    /** All of them before callers meet the new code. */
    EAGER,
    /** Each when the new code first touches it. */
    LAZY;

    /** The word in YAML. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
