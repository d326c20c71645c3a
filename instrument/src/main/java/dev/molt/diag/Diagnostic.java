package dev.molt.diag;

/**
 * One finding: what is wrong, where, and the cure.
 *
 * @param severity whether it refuses the upgrade
 * @param code a stable word for programs, OTP's own where OTP has one ({@code undef_module})
 * @param position where it was written, or null where no file is to blame
 * @param message what is wrong, in one sentence without a full stop
 * @param cure what to do about it, or the empty string
 */
public record Diagnostic(Severity severity, String code, Position position, String message, String cure) {

    /** An error at a place. */
    public static Diagnostic error(String code, Position position, String message, String cure) {
        return new Diagnostic(Severity.ERROR, code, position, message, cure);
    }

    /** A warning at a place. */
    public static Diagnostic warning(String code, Position position, String message, String cure) {
        return new Diagnostic(Severity.WARNING, code, position, message, cure);
    }

    /** True if it refuses the upgrade. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /**
     * The text for people, several lines without a final newline: {@code file:line:column: error: message}, the line
     * itself, a caret under the column, and the cure.
     */
    public String render() {
        StringBuilder text = new StringBuilder();
        if (position != null) {
            text.append(position).append(": ");
        }
        text.append(severity).append(": ").append(message);
        if (position != null) {
            String line = position.source().line(position.line());
            text.append("\n  ").append(line).append("\n  ").append(underColumn(line)).append('^');
        }
        if (!cure.isEmpty()) {
            text.append("\n  cure: ").append(cure);
        }
        return text.toString();
    }

    /** White space as wide as the line up to the column: tabs stay tabs, so that the caret stands right. */
    private String underColumn(String line) {
        StringBuilder indent = new StringBuilder();
        for (int i = 0; i < position.column() - 1; i++) {
            indent.append(i < line.length() && line.charAt(i) == '\t' ? '\t' : ' ');
        }
        return indent.toString();
    }
}
