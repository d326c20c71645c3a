package dev.molt.it;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Some scenarios together in one JVM, and some upgrades up and down while their threads come and go.
 *
 * @param start how Molt comes into the JVM
 * @param scenarios their names
 * @param kind the kind of their threads
 * @param threads how many threads each has
 * @param upgrades how many upgrades there are
 */
record StressRun(Start start, List<String> scenarios, String kind, int threads, int upgrades) {

    static StressRun drawn(Random random, List<String> names, int together, int threads, int upgrades, boolean virtual, Jdk jdk) {
        List<String> mixed = new ArrayList<>(names);
        Collections.shuffle(mixed, random);
        List<String> some = List.copyOf(mixed.subList(0, Math.min(mixed.size(), 1 + random.nextInt(together))));
        boolean attached = random.nextBoolean();
        boolean platform = random.nextBoolean();
        return new StressRun(new Start(jdk, attached), some, platform || !virtual ? "PLATFORM" : "VIRTUAL",
                1 + random.nextInt(threads), 2 + random.nextInt(upgrades));
    }

    /** Plays; fails with what was wrong. */
    void play(Scenarios catalogue, Random random, StressTable table) {
        boolean owed = scenarios.contains(Scenarios.OWED);
        String appup = catalogue.appup(owed ? "300ms" : "20s");
        try (TargetJvm jvm = TargetJvm.start(start, catalogue.fixture().v1(), "-Djdk.virtualThreadScheduler.parallelism=64")) {
            expect("begun", jvm.ask("begin " + String.join(",", scenarios) + " " + kind + " " + threads));
            expect("loaded", jvm.ask("load " + random.nextInt()));
            boolean newer = false;
            for (int i = 0; i < upgrades; i++) {
                expect("progress", jvm.ask("progress"));
                Outcome outcome = newer
                        ? Molt.of(jvm).downgrade()
                        : Molt.of(jvm).upgrade(catalogue.fixture().v2(), "--appup", appup);
                boolean undone = owed && outcome.err().startsWith("failed: suspend timed out");
                if (!outcome.done() && !undone) {
                    throw new AssertionError(outcome.toString());
                }
                newer ^= outcome.done();
                // Of what was undone, some objects may have been transformed and put back.
                expect("right", jvm.ask("check " + (newer ? Scenarios.NEWER : Scenarios.OLDER) + (undone ? " 0" : " 1")));
                table.upgraded(this, undone, Long.parseLong(jvm.ask("figures").split(" ")[1]));
            }
            expect("ended", jvm.ask("ended"));
            expect("right", jvm.ask("check " + (newer ? Scenarios.NEWER : Scenarios.OLDER) + " 0"));
            table.ended(this, Long.parseLong(jvm.ask("figures").split(" ")[0]));
        }
    }

    private static void expect(String wanted, String told) {
        if (!told.equals(wanted)) {
            throw new AssertionError(told);
        }
    }

    @Override
    public String toString() {
        return start + ": " + String.join(",", scenarios) + ", " + threads + " " + kind.toLowerCase() + " threads each, " + upgrades
                + " upgrades";
    }
}
