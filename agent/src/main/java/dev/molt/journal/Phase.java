package dev.molt.journal;

import java.util.Locale;

/** What an upgrade is busy with; most scripts go through some of these, in this order. */
public enum Phase {
    /** Working out class files, and defining what is new: the application runs. */
    PREPARE,
    /** Finding the objects that change: the application runs. */
    WALK,
    /** Shutting the gates: callers of the modules wait from here on. */
    SUSPEND,
    /** Waiting until nobody is inside. */
    DRAIN,
    /** Making the new code the running one. */
    LOAD,
    /** Transforming objects. */
    CODE_CHANGE,
    /** Opening the gates. */
    RESUME,
    /** Taking the gates out of the code: the application runs. */
    UNGATE,
    /** Bringing back what was before. */
    UNDO;

    /** As it is told. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
