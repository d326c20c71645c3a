package walkthrough;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An upgrade or downgrade that was done.
 *
 * @param output what its command printed
 * @param millis how long the command took, its JVM's start included
 */
record Change(String output, long millis) {

    private static final Pattern TOOK = Pattern.compile("loaded class(?:es)? redefined, (\\d+) ms");
    private static final Pattern SUSPENDED = Pattern.compile("suspended for (\\d+) ms");
    private static final Pattern CHANGED = Pattern.compile("changed: .*?(\\d+) quest\\.Player");
    private static final Pattern STAYED = Pattern.compile("stayed in old code: ");

    /** How long it took within the server. */
    int inside() throws Unmet {
        return number(TOOK);
    }

    /** How long nobody could enter the classes. */
    int suspended() throws Unmet {
        return number(SUSPENDED);
    }

    /** How many players were given another state. */
    int players() throws Unmet {
        return number(CHANGED);
    }

    /** How many threads were not waited for. */
    long stayed() {
        return STAYED.matcher(output).results().count();
    }

    private int number(Pattern pattern) throws Unmet {
        Matcher matcher = pattern.matcher(output);
        Unmet.unless(matcher.find(), "nothing of \"" + pattern + "\" in the output");
        return Integer.parseInt(matcher.group(1));
    }
}
