package dev.molt.appup;

import dev.molt.diag.Position;
import dev.molt.diag.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables of a text, hidden from YAML, to which their braces would be mappings.
 *
 * <p>Each is masked by as many characters as it has, so that all else keeps its place. The first of them says which
 * variable it is.
 */
final class Variables {

    private static final Pattern VARIABLE =
            Pattern.compile("\\$\\$\\{([^{}\"',\\r\\n]*})?|\\$\\{([^}\\r\\n]*})?");
    private static final int FIRST = 0xF0000;
    private static final int MOST = 0xFFFD;
    private static final int FILLER = 0x100000;

    private final List<Variable> found = new ArrayList<>();
    private String masked;

    private Variables() {}

    /**
     * A variable, or something that begins as one does.
     *
     * @param text as written
     * @param position where
     */
    record Variable(String text, Position position) {}

    /** The variables of a text; one that cannot be masked is noted. */
    static Variables in(Source source, Problems problems) {
        Variables variables = new Variables();
        StringBuilder masked = new StringBuilder();
        Matcher matcher = VARIABLE.matcher(source.text());
        int from = 0;
        while (matcher.find()) {
            masked.append(source.text(), from, matcher.start());
            masked.append(variables.mask(matcher.group(), position(source, matcher.start())));
            from = matcher.end();
        }
        masked.append(source.text(), from, source.text().length());
        variables.masked = masked.toString();
        if (variables.found.size() > MOST || source.text().codePoints().anyMatch(Variables::isMask)) {
            problems.error(
                    "unprintable",
                    new Position(source, 1, 1),
                    "the file has more than " + MOST + " variables, or characters for private use",
                    "take out what does not belong into it");
        }
        return variables;
    }

    private String mask(String text, Position position) {
        int first = FIRST + Math.min(found.size(), MOST);
        found.add(new Variable(text, position));
        return Character.toString(first)
                + Character.toString(FILLER).repeat(text.codePointCount(0, text.length()) - 1);
    }

    private static Position position(Source source, int index) {
        String before = source.text().substring(0, index);
        int line = (int) before.lines().count();
        boolean atStart = before.isEmpty() || before.endsWith("\n") || before.endsWith("\r");
        int lineStart = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
        return new Position(source, atStart ? line + 1 : line, before.codePointCount(lineStart, index) + 1);
    }

    /** The text with its variables masked. */
    String masked() {
        return masked;
    }

    /** True for a character that masks. */
    static boolean isMask(int character) {
        return character >= FIRST;
    }

    /** True for the first character of a masked variable. */
    static boolean isFirst(int character) {
        return character >= FIRST && character < FILLER;
    }

    /** The variable that begins with this character. */
    Variable of(int first) {
        return found.get(first - FIRST);
    }

    /** A text as it was written. */
    String unmasked(String text) {
        StringBuilder written = new StringBuilder();
        text.codePoints().filter(c -> !isMask(c) || isFirst(c)).forEach(c -> {
            if (isFirst(c)) {
                written.append(of(c).text());
            } else {
                written.appendCodePoint(c);
            }
        });
        return written.toString();
    }
}
