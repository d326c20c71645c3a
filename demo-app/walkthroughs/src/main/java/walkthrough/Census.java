package walkthrough;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The player objects of a server at one moment.
 *
 * @param sheets by name
 * @param quest what quest.Quest is
 */
record Census(Map<String, Sheet> sheets, String quest) {

    /**
     * One object.
     *
     * @param identity its class and identity hash code, which no other object of the server is likely to have
     * @param time how long each thing it does takes
     */
    record Sheet(String identity, Ledger.State state, long time) {}

    private static final Pattern SHEET = Pattern.compile(
            "^(.+) is (\\S+): experience (\\d+), money (\\d+), level (\\d+), time (\\d+)$", Pattern.MULTILINE);
    private static final Pattern QUEST = Pattern.compile("^quest\\.Quest (.*)$", Pattern.MULTILINE);
    private static final int SHOWN = 3;

    static Census take(long pid, Options options) throws Exception {
        Command.Outcome outcome = Command.run(List.of(
                options.program("java"), "-cp", Checkout.walkthroughs().toString(), "walkthrough.Probe", "" + pid));
        List<String> lines = outcome.output().lines().toList();
        lines.stream().limit(SHOWN).forEach(line -> System.out.println("  " + line));
        System.out.println("  ... " + lines.size() + " lines, the last: " + lines.get(lines.size() - 1));
        return parse(outcome.output());
    }

    static Census parse(String output) throws Unmet {
        Map<String, Sheet> sheets = new LinkedHashMap<>();
        SHEET.matcher(output).results().forEach(sheet -> sheets.put(sheet.group(1), sheet(sheet)));
        return new Census(sheets, QUEST.matcher(output).results().map(quest -> quest.group(1)).findFirst()
                .orElseThrow(() -> new Unmet("the probe says " + output)));
    }

    /** Names with the objects that bear them and what never changes in these. */
    Map<String, String> identities() {
        Map<String, String> identities = new LinkedHashMap<>();
        sheets.forEach((name, sheet) -> identities.put(name, sheet.identity() + " time " + sheet.time()));
        return identities;
    }

    private static Sheet sheet(MatchResult found) {
        Ledger.State state = new Ledger.State(
                Integer.parseInt(found.group(3)), Integer.parseInt(found.group(4)), Integer.parseInt(found.group(5)));
        return new Sheet(found.group(2), state, Long.parseLong(found.group(6)));
    }
}
