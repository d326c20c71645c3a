package dev.molt.reshape;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The binary name of a class that the compiler numbered: an anonymous or local one, or one of its own making.
 *
 * @param host the class that it is numbered in, which may be numbered itself
 * @param number its number
 * @param rest a local class's own name; empty for others
 */
record NumberedName(String host, int number, String rest) {

    private static final Pattern NUMBERED = Pattern.compile("(.+)\\$(\\d{1,9})([^\\d$][^$]*)?");
    private static final Pattern ANYWHERE = Pattern.compile(".+\\$\\d.*");

    /** Empty for a class that is not numbered, or that is a member of one that is. */
    static Optional<NumberedName> of(String name) {
        Matcher matcher = NUMBERED.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String rest = matcher.group(3) == null ? "" : matcher.group(3);
        return Optional.of(new NumberedName(matcher.group(1), Integer.parseInt(matcher.group(2)), rest));
    }

    /** True if it is numbered, or lies in a class that is. */
    static boolean isIn(String name) {
        return ANYWHERE.matcher(name).matches();
    }

    @Override
    public String toString() {
        return host + '$' + number + rest;
    }
}
