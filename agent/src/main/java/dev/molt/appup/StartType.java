package dev.molt.appup;

import java.util.Locale;

/** How an application is started when it is added. */
public enum StartType {
    /** Started; the release depends on it. */
    PERMANENT,
    /** Started; may end normally. */
    TRANSIENT,
    /** Started; may end. */
    TEMPORARY,
    /** Loaded and not started. */
    LOAD,
    /** Neither loaded nor started; its modules are. */
    NONE;

    /** The word in YAML and in scripts. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
