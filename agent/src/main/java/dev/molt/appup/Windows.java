package dev.molt.appup;

import java.util.Locale;

/** Whether unrelated components share one suspend-to-resume window. */
public enum Windows {
    /** One window for the whole script. */
    WHOLE,
    /** One window for each component as OTP does it. */
    PER_COMPONENT;

    /** The word in YAML and in scripts. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
