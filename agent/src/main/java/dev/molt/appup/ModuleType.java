package dev.molt.appup;

import java.util.Locale;

/** In whose code the transform lives, which decides where it is evaluated when downgrading. */
public enum ModuleType {
    /** The newer code has it: before the older code is loaded. */
    DYNAMIC,
    /** The code just loaded has it. */
    STATIC;

    /** The word in YAML and in scripts. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
