package dev.molt.release;

import dev.molt.diag.Diagnostic;

/**
 * A diagnostic for programs.
 *
 * @param file the file to blame, or null
 * @param line its line from 1, or 0
 * @param column its column from 1, or 0
 * @param text the whole diagnostic for people
 */
public record DiagnosticReport(
        String severity, String code, String file, int line, int column, String message, String cure, String text) {

    /** What a diagnostic says. */
    public static DiagnosticReport of(Diagnostic diagnostic) {
        boolean placed = diagnostic.position() != null;
        return new DiagnosticReport(
                diagnostic.severity().toString(),
                diagnostic.code(),
                placed ? diagnostic.position().source().name() : null,
                placed ? diagnostic.position().line() : 0,
                placed ? diagnostic.position().column() : 0,
                diagnostic.message(),
                diagnostic.cure(),
                diagnostic.render());
    }
}
