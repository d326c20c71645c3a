package walkthrough;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A kill as a client is shown it.
 *
 * @param article "a" or "an", as it was worded
 */
record Kill(String article, String enemy) {

    private static final Pattern LINE = Pattern.compile("Executing (an?) (.+)\\.\\.\\.");

    /** The kill that a line tells of, if it does. */
    static Optional<Kill> in(String line) {
        Matcher matcher = LINE.matcher(line);
        return matcher.matches() ? Optional.of(new Kill(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    boolean startsWithVowel() {
        return "AEIOU".indexOf(enemy.charAt(0)) >= 0;
    }

    @Override
    public String toString() {
        return article + " " + enemy;
    }
}
