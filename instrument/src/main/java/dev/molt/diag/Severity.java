package dev.molt.diag;

import java.util.Locale;

/** Whether a diagnostic refuses the upgrade or only has to be read. */
public enum Severity {
    /** The upgrade is refused. */
    ERROR,
    /** The upgrade goes on; the reader is told what it will not do. */
    WARNING;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
