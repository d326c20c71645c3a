package dev.molt.codechange;

import java.util.Optional;
import java.util.regex.Pattern;

/** An expression or block as it was written. */
final class SnippetText {

    private static final Pattern LITERAL = Pattern.compile("\"(\\\\.|[^\"\\\\])*+\"|'(\\\\.|[^'\\\\])*+'");

    private final String text;
    private final String withoutLiterals;

    SnippetText(String text) {
        this.text = text;
        this.withoutLiterals = LITERAL.matcher(text).replaceAll("\"\"");
    }

    /** True for statements, of which one returns the value. */
    boolean isBlock() {
        return withoutLiterals.contains(";") || withoutLiterals.stripLeading().startsWith("{");
    }

    /** The text as one statement or one expression. */
    String source() {
        return isBlock() ? "{\n" + text + "\n}" : text;
    }

    /** What in it only Java's own compiler understands. */
    Optional<UnknownConstruct> unknownConstruct() {
        return UnknownConstruct.in(withoutLiterals);
    }

    @Override
    public String toString() {
        return text;
    }
}
