package dev.molt.codechange;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** An expression or block as it was written. */
final class SnippetText {

    private static final Pattern LITERAL = Pattern.compile("\"(\\\\.|[^\"\\\\])*+\"|'(\\\\.|[^'\\\\])*+'");

    /** What of Java the compiler does not know, and how to tell; the first that is found is to blame. */
    private static final Map<Pattern, String> UNKNOWN = unknown();

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

    /** What in it only Java's own compiler understands, as the subject of a sentence. */
    Optional<String> unknownConstruct() {
        return UNKNOWN.entrySet().stream()
                .filter(construct -> construct.getKey().matcher(withoutLiterals).find())
                .map(Map.Entry::getValue)
                .findFirst();
    }

    @Override
    public String toString() {
        return text;
    }

    private static Map<Pattern, String> unknown() {
        Map<Pattern, String> unknown = new LinkedHashMap<>();
        unknown.put(Pattern.compile("->"), "lambdas and arrows (->) are");
        unknown.put(Pattern.compile("::"), "method references (::) are");
        unknown.put(Pattern.compile("\\w\\s*<[\\w\\s.,$?<>\\[\\]]*>\\s*[\\w(.:]"), "generic types (<>) are");
        unknown.put(Pattern.compile("\\bfor\\s*\\([^;)]*:"), "for over a collection is");
        unknown.put(Pattern.compile("\"\"\""), "text blocks are");
        unknown.put(Pattern.compile("\\bvar\\s+\\w"), "var is");
        unknown.put(Pattern.compile("\\binstanceof\\s+[\\w.$]+\\s+\\w+"), "instanceof with a variable is");
        unknown.put(Pattern.compile("\\bnew\\s+[\\w.$]+\\s*\\([^()]*\\)\\s*\\{"), "anonymous classes are");
        return unknown;
    }
}
