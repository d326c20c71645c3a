package dev.molt.appup;

import java.util.Locale;

/** What happens to whatever still uses old code; a JVM never kills a thread. */
public enum Purge {
    /** Refuse while something uses it. */
    SOFT_PURGE,
    /** Go on; frames that are in old code finish in it. */
    BRUTAL_PURGE;

    /** The word in YAML and in scripts. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
