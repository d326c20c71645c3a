package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assumptions;

/**
 * All scenarios at once, up and down, with threads that are in the middle of each when the gates shut, and threads that arrive
 * behind that: no call is lost or done twice, no state is torn, every object is transformed once, all threads end.
 */
class ScenariosIT {

    private static final int ATTEMPTS = 6;
    private static final int THREADS = 4;
    private static final int FIRST_WITH_VIRTUAL = 21;
    private static final Scenarios ALL = new Scenarios();
    private static final String EVERY = String.join(",", Scenarios.DONE);

    /** Virtual threads in static initialisers keep their carriers: there are more than of all threads that wait at once. */
    private static final String CARRIERS = "-Djdk.virtualThreadScheduler.parallelism=16";

    @OnEveryStart
    void everyCallIsOfOneVersionAndDoneOnce(Start start) throws Exception {
        upAndDown(start, "PLATFORM");
    }

    @OnEveryStart
    void inVirtualThreadsToo(Start start) throws Exception {
        Assumptions.assumeTrue(start.jdk().major() >= FIRST_WITH_VIRTUAL);
        upAndDown(start, "VIRTUAL");
    }

    private static void upAndDown(Start start, String kind) throws Exception {
        try (TargetJvm jvm = TargetJvm.start(start, ALL.fixture().v1(), CARRIERS)) {
            assertEquals("begun", jvm.ask("begin " + EVERY + " " + kind + " " + THREADS));
            for (int round = 0; round < 2; round++) {
                assertDone(staged(jvm, () -> Molt.of(jvm).upgrade(ALL.fixture().v2(), "--appup", ALL.appup("30s"))));
                assertEquals("right", jvm.ask("check " + Scenarios.NEWER + " 1"));
                assertDone(staged(jvm, () -> Molt.of(jvm).downgrade()));
                assertEquals("right", jvm.ask("check " + Scenarios.OLDER + " 1"));
            }
        }
    }

    @OnEveryStart
    void aHundredThousandIdleVirtualThreadsComeToTheNewVersion(Start start) {
        Assumptions.assumeTrue(start.jdk().major() >= FIRST_WITH_VIRTUAL);
        try (TargetJvm jvm = TargetJvm.start(start, ALL.fixture().v1(), "-Xmx800m")) {
            assertEquals("begun", jvm.ask("begin Idle VIRTUAL 100000"));
            assertEquals("inside", jvm.ask("inside 1"));
            assertDone(Molt.of(jvm).upgrade(ALL.fixture().v2(), "--appup", ALL.appup("default")));
            jvm.ask("open");
            assertEquals("ended", jvm.ask("ended"));
            assertEquals("right", jvm.ask("check " + Scenarios.NEWER + " 1"));
        }
    }

    /** Who is inside with its fields half changed waits for somebody at a gate: all is undone, and done without them. */
    @OnEveryStart
    void whatCannotBeDrainedIsUndoneAndNoCallIsLost(Start start) throws Exception {
        try (TargetJvm jvm = TargetJvm.start(start, ALL.fixture().v1(), CARRIERS)) {
            String appup = ALL.appup("300ms");
            for (String kind : kinds(start)) {
                jvm.ask("begin " + Scenarios.OWED + " " + kind + " " + THREADS);
                Outcome undone = staged(jvm, () -> Molt.of(jvm).upgrade(ALL.fixture().v2(), "--appup", appup));
                assertEquals(Outcome.FAILED, undone.exit(), undone.toString());
                assertTrue(undone.err().startsWith("failed: suspend timed out: within 300 ms, "), undone.err());
                assertEquals("right", jvm.ask("check " + Scenarios.OLDER + " 0"));
                assertDone(Molt.of(jvm).upgrade(ALL.fixture().v2(), "--appup", appup));
                assertEquals("right", jvm.ask("check " + Scenarios.NEWER + " 1"));
                assertDone(Molt.of(jvm).downgrade());
                assertEquals("over", jvm.ask("end"));
            }
        }
    }

    /** These tests can fail: each scenario sees what is torn if those inside are not waited for, sooner or later. */
    @OnEveryJdk
    void withoutTheDrainTheyAreWrong(Start start) throws Exception {
        Set<String> whole = new TreeSet<>(List.of("Recursion", "Callbacks", "Reentrancy", "Constructors", "Locks", "DeepStacks",
                "Lambdas", "Defaults", "NativeFrames", "Pools", "ThreadLocals"));
        for (int i = 0; i < ATTEMPTS && !whole.isEmpty(); i++) {
            try (TargetJvm jvm = TargetJvm.start(start, ALL.fixture().v1(), "-Dmolt.test.without=drain")) {
                jvm.ask("begin " + String.join(",", whole) + " PLATFORM " + THREADS);
                // As nobody is waited for, the gates may be open again before anybody comes.
                assertDone(staged(jvm, false, () -> Molt.of(jvm).upgrade(ALL.fixture().v2(), "--appup", ALL.appup("30s"))));
                String told = jvm.ask("check " + Scenarios.NEWER + " 1");
                whole.removeIf(name -> told.contains(name + ": "));
            }
        }
        assertEquals(Set.of(), whole);
    }

    private static List<String> kinds(Start start) {
        return start.jdk().major() < FIRST_WITH_VIRTUAL ? List.of("PLATFORM") : List.of("PLATFORM", "VIRTUAL");
    }

    /** Upgrades with threads inside; as soon as the gates are shut threads arrive, and those inside may go on. */
    private static Outcome staged(TargetJvm jvm, Supplier<Outcome> change) throws Exception {
        return staged(jvm, true, change);
    }

    private static Outcome staged(TargetJvm jvm, boolean drains, Supplier<Outcome> change) throws Exception {
        assertEquals("inside", jvm.ask("inside 1"));
        CompletableFuture<Outcome> upgrade = CompletableFuture.supplyAsync(change);
        while (!jvm.ask("touch").equals("held") && !upgrade.isDone()) {
            Thread.onSpinWait();
        }
        String arrived = jvm.ask("arrive 3");
        boolean early = upgrade.isDone();
        assertEquals("open", jvm.ask("open"));
        Outcome outcome = upgrade.get(TargetJvm.SECONDS, TimeUnit.SECONDS);
        assertEquals("ended", jvm.ask("ended"));
        assertTrue(!drains || early || arrived.equals("arrived"), arrived);
        return outcome;
    }

    private static void assertDone(Outcome outcome) {
        assertEquals(Outcome.DONE, outcome.exit(), outcome.toString());
    }
}
