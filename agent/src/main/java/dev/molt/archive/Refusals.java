package dev.molt.archive;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;

/**
 * Refuses an archive, by its name.
 *
 * @param archive what to call it
 */
record Refusals(String archive) {

    static final String FETCH_AGAIN =
            "fetch the archive again, and compare its SHA-256 with the one of where it was made";
    static final String MAKE_AGAIN = "have the archive made by Molt; do not install this one";

    private static final int MOST_SHOWN = 120;

    /** A refusal of the archive. */
    RefusedException refuse(String code, String message, String cure) {
        return new RefusedException(Diagnostic.error(code, null, archive + ": " + message, cure));
    }

    /** An entry's name that can be shown: what is not printable could tell a terminal to do something. */
    static String shown(String name) {
        StringBuilder shown = new StringBuilder();
        int end = Math.min(name.length(), MOST_SHOWN);
        for (int i = 0; i < end; i++) {
            char c = name.charAt(i);
            shown.append(c > ' ' && c < 0x7F || c == ' ' ? String.valueOf(c) : String.format("\\x%02x", (int) c));
        }
        return '"' + shown.toString() + (end < name.length() ? "..." : "") + '"';
    }
}
