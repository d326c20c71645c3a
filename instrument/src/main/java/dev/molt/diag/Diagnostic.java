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

    /** Of a longer line, only so many characters around the place are shown. */
    private static final int MOST_SHOWN = 160;

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
            text.append(excerpt());
        }
        if (!cure.isEmpty()) {
            text.append("\n  cure: ").append(cure);
        }
        return text.toString();
    }

    /** The line, or the part of it around the place, and the caret below. */
    private String excerpt() {
        int[] line = position.source().line(position.line()).codePoints().toArray();
        int column = position.column() - 1;
        int around = Math.min(column, line.length) - MOST_SHOWN / 2;
        int from = line.length <= MOST_SHOWN ? 0 : Math.max(0, around);
        int to = Math.min(line.length, from + MOST_SHOWN);
        String before = from == 0 ? "  " : "  ...";
        String after = to < line.length ? "..." : "";
        String shown = new String(line, from, to - from);
        return "\n" + before + shown + after + "\n" + " ".repeat(before.length()) + blanks(line, from, column) + '^';
    }

    /** White space as wide as a part of the line: tabs stay tabs, and wide characters take two columns. */
    private static String blanks(int[] line, int from, int to) {
        StringBuilder blanks = new StringBuilder();
        for (int i = from; i < to; i++) {
            int character = i < line.length ? line[i] : ' ';
            blanks.append(character == '\t' ? "\t" : isWide(character) ? "  " : " ");
        }
        return blanks.toString();
    }

    /** True for what terminals show in two columns: Chinese, Japanese and Korean, and their punctuation. */
    private static boolean isWide(int character) {
        return switch (Character.UnicodeScript.of(character)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
            default -> (character >= 0x3000 && character <= 0x303E) || (character >= 0xFF01 && character <= 0xFF60);
        };
    }
}
