package walkthrough;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** How many objects of the game's classes live in a JVM, as jcmd counts them behind a full collection. */
record Histogram(String output) {

    static Histogram of(long pid, Options options) throws Exception {
        Command.Outcome outcome = Command.run(List.of(options.program("jcmd"), "" + pid, "GC.class_histogram"));
        outcome.output().lines().filter(line -> line.matches(".* (quest|hello)\\.\\w+( .*)?"))
                .forEach(line -> System.out.println("  " + line.strip()));
        return new Histogram(outcome.output());
    }

    /** None where the class is not loaded. */
    int instances(String type) {
        Pattern row = Pattern.compile("^ *\\d+: +(\\d+) +\\d+ +" + Pattern.quote(type) + "( .*)?$", Pattern.MULTILINE);
        return row.matcher(output).results().map(MatchResult::group).mapToInt(found -> Integer.parseInt(
                found.strip().split(" +")[1])).sum();
    }
}
