package dev.molt.eval;

import dev.molt.eval.Rehearsed.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what comes of copies. Who has waited long enough takes the count from a thread that still runs. */
final class RehearsalTally {

    private static final int TOLD = 5;
    private static final int LONGEST = 300;
    private static final String OTHERS = "others";
    /** Nanoseconds for each object are microseconds for each 1,000. */
    private static final int EACH = 1_000;

    private final String module;
    private final int objects;
    private final Map<String, Reason> failures = new LinkedHashMap<>();
    private final Map<String, Reason> hindrances = new LinkedHashMap<>();
    private int rehearsed;
    private int tried;
    private long nanoseconds;

    /** @param objects how many were found */
    RehearsalTally(String module, int objects) {
        this.module = module;
        this.objects = objects;
    }

    /** One more copy took so long. */
    synchronized void took(long more) {
        tried++;
        nanoseconds += more;
    }

    /** One more was transformed. */
    synchronized void rehearsed() {
        rehearsed++;
    }

    /** One more could not be. */
    synchronized void failed(String why, String object) {
        count(failures, why, object, 1);
    }

    /** It failed for no object of its own. */
    synchronized void failedAsWhole(String why) {
        count(failures, why, "", 0);
    }

    /** Of one more, nothing is known. */
    synchronized void hindered(String why, String object) {
        count(hindrances, why, object, 1);
    }

    /** Nothing is known of any that was found. */
    synchronized void hinderedAsWhole(String why) {
        count(hindrances, why, "", objects);
    }

    /** Nothing is known of those either that seemed to be transformed. */
    synchronized void allHindered(String why) {
        if (rehearsed > 0) {
            count(hindrances, why, "", rehearsed);
            rehearsed = 0;
        }
    }

    /** What there is until now. */
    synchronized Rehearsed result() {
        return new Rehearsed(module, objects, rehearsed, sum(failures), sum(hindrances), nanoseconds / EACH,
                tried == 0 ? 0 : nanoseconds / tried, List.copyOf(failures.values()), List.copyOf(hindrances.values()));
    }

    private static void count(Map<String, Reason> reasons, String text, String object, int more) {
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        String key = reasons.containsKey(shown) || reasons.size() < TOLD ? shown : OTHERS;
        reasons.merge(key, new Reason(key, more, object), (known, next) ->
                new Reason(key, known.count() + next.count(), known.example()));
    }

    private static int sum(Map<String, Reason> reasons) {
        return reasons.values().stream().mapToInt(Reason::count).sum();
    }
}
