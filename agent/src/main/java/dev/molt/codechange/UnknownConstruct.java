package dev.molt.codechange;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** What of Java the compiler of expressions does not know, and how to tell; the first that is found is to blame. */
enum UnknownConstruct {
    ARROW("->", "lambdas and arrows (->) are"),
    METHOD_REFERENCE("::", "method references (::) are"),
    GENERIC_TYPE("\\w\\s*<[\\w\\s.,$?<>\\[\\]]*>\\s*[\\w(.:]", "generic types (<>) are"),
    ENHANCED_FOR("\\bfor\\s*\\([^;)]*:", "for over a collection is"),
    TEXT_BLOCK("\"\"\"", "text blocks are"),
    VAR("\\bvar\\s+\\w", "var is"),
    PATTERN("\\binstanceof\\s+[\\w.$]+\\s+\\w+", "instanceof with a variable is"),
    ANONYMOUS_CLASS("\\bnew\\s+[\\w.$]+\\s*\\([^()]*\\)\\s*\\{", "anonymous classes are");

    private final Pattern pattern;
    private final String subject;

    UnknownConstruct(String pattern, String subject) {
        this.pattern = Pattern.compile(pattern);
        this.subject = subject;
    }

    /** The first in a text whose literals were taken out. */
    static Optional<UnknownConstruct> in(String text) {
        return Arrays.stream(values()).filter(construct -> construct.pattern.matcher(text).find()).findFirst();
    }

    /** As the subject of a sentence. */
    @Override
    public String toString() {
        return subject;
    }
}
