package dev.molt.plan;

import java.util.Locale;

/** What becomes of one class. */
public enum Action {
    /** It is new. */
    ADD,
    /** Its new code is loaded. */
    LOAD,
    /** It is taken out. */
    DELETE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
