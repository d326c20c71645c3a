package dev.molt.it;

import java.util.Map;
import java.util.TreeMap;

/** What runs of scenarios came to, by scenario and JDK. */
final class StressTable {

    private final Map<String, Row> rows = new TreeMap<>();
    private long rounds;

    /** One line of it. */
    private static final class Row {
        private long runs;
        private long upgrades;
        private long undone;
        private long failures;
        private long longest;
    }

    /** An upgrade of a run, and how long the longest call took around it. */
    void upgraded(StressRun run, boolean undone, long micros) {
        for (String scenario : run.scenarios()) {
            Row row = row(run, scenario);
            row.upgrades++;
            row.undone += undone ? 1 : 0;
            row.longest = Math.max(row.longest, micros);
        }
    }

    /** A run that ended well, and how often its threads came round. */
    void ended(StressRun run, long rounds) {
        run.scenarios().forEach(scenario -> row(run, scenario).runs++);
        this.rounds += rounds;
    }

    /** A run that did not. */
    void fails(StressRun run) {
        run.scenarios().forEach(scenario -> {
            row(run, scenario).runs++;
            row(run, scenario).failures++;
        });
    }

    /** True if none failed. */
    boolean isRight() {
        return rows.values().stream().allMatch(row -> row.failures == 0);
    }

    private Row row(StressRun run, String scenario) {
        return rows.computeIfAbsent("%-15s %-7s %-8s".formatted(scenario, run.start().jdk(), run.kind().toLowerCase()),
                key -> new Row());
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("%-32s %6s %9s %7s %9s %15s%n".formatted(
                "scenario", "runs", "upgrades", "undone", "failures", "longest call"));
        rows.forEach((key, row) -> text.append("%s %6d %9d %7d %9d %12.1f ms%n".formatted(
                key, row.runs, row.upgrades, row.undone, row.failures, row.longest / 1000.0)));
        return text.append(rounds).append(" rounds in all\n").toString();
    }
}
