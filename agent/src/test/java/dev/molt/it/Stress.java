package dev.molt.it;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Plays scenarios under load for a while, drawn from a seed, on each JDK: which of them, with what threads and how many, and which
 * upgrades; {@code benchmarks/stress} starts it.
 */
final class Stress {

    private static final int FIRST_WITH_VIRTUAL = 21;
    private static final int MOST_TOGETHER = 3;
    private static final int MOST_THREADS = 12;
    private static final int MOST_UPGRADES = 12;

    private final Scenarios scenarios = new Scenarios();
    private final StressTable table = new StressTable();
    private final List<String> names = new ArrayList<>(Scenarios.DONE);
    private final Map<String, String> options;

    private Stress(Map<String, String> options) {
        this.options = options;
        names.add(Scenarios.OWED);
        if (options.containsKey("--scenario")) {
            names.retainAll(List.of(options.get("--scenario").split(",")));
        }
        if (names.isEmpty()) {
            throw new IllegalArgumentException("the scenarios are " + Scenarios.DONE + " and " + Scenarios.OWED);
        }
    }

    /**
     * Runs.
     *
     * @param arguments pairs of {@code --seed}, {@code --minutes} and {@code --scenario} with their values
     */
    public static void main(String[] arguments) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        System.exit(new Stress(options).all() ? 0 : 1);
    }

    private boolean all() {
        long seed = Long.parseLong(options.getOrDefault("--seed", "" + System.currentTimeMillis()));
        long minutes = Long.parseLong(options.getOrDefault("--minutes", "2"));
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(minutes);
        // Each run has a seed of its own, so that one that failed can be the first of another time.
        for (long run = seed; System.nanoTime() < deadline; run++) {
            for (Jdk jdk : Jdk.all().toList()) {
                one(jdk, run);
            }
        }
        System.out.print(table);
        return table.isRight();
    }

    private void one(Jdk jdk, long seed) {
        Random random = new Random(seed);
        StressRun run = StressRun.drawn(random, names, MOST_TOGETHER, MOST_THREADS, MOST_UPGRADES,
                jdk.major() >= FIRST_WITH_VIRTUAL, jdk);
        try {
            run.play(scenarios, random, table);
        } catch (Exception | AssertionError e) {
            table.fails(run);
            System.out.println("seed " + seed + ", " + run + ": " + e.getMessage());
        }
    }
}
