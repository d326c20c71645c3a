package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Who is inside of a module that is suspended, and who comes to it; every thread is led by latches. */
class UpdateDrainIT {

    static final Fixture ROOMS = Fixture.of(
            "rooms",
            """
            class Latch {
                static final java.util.concurrent.Semaphore ENTERED = new java.util.concurrent.Semaphore(0);
                static final java.util.concurrent.Semaphore OPEN = new java.util.concurrent.Semaphore(0);
                static final java.util.concurrent.Semaphore TAKEN = new java.util.concurrent.Semaphore(0);
                static final java.util.concurrent.Semaphore GO = new java.util.concurrent.Semaphore(0);
                static final Object MONITOR = new Object();
                static volatile boolean inTransform;
                static void pass() { ENTERED.release(); OPEN.acquireUninterruptibly(); }
                /** For a transform, which is to stop here only where it is wanted to. */
                static int pass(int value) { if (inTransform) { pass(); } return value; }
            }
            class Commands {
                static final Room ROOM = new Room();
                static final Map<String, String> ANSWERS = new java.util.concurrent.ConcurrentHashMap<>();
                static final Map<String, Thread> THREADS = new java.util.concurrent.ConcurrentHashMap<>();
                private static String start(String name, Supplier<String> work) {
                    Thread thread = new Thread(() -> ANSWERS.put(name, work.get()), name);
                    thread.setUncaughtExceptionHandler((who, e) -> ANSWERS.put(name, "" + e));
                    THREADS.put(name, thread);
                    thread.start();
                    return name;
                }
                private static String ended(String name) throws InterruptedException {
                    THREADS.get(name).join(50_000);
                    return ANSWERS.getOrDefault(name, "still there");
                }
                private static String is(String name, Predicate<Thread> state) {
                    Thread thread = THREADS.get(name);
                    while (thread.isAlive() && !state.test(thread)) { Thread.yield(); }
                    return "" + thread.isAlive();
                }
                static String hello() { return ROOM.hello(); }
                static String sleeper() { start("sleeper", ROOM::sleep); return entered(); }
                static String counter() { start("counter", ROOM::count); return entered(); }
                static String caller() { return start("caller", ROOM::hello); }
                static String locker() {
                    start("locker", ROOM::lock);
                    return is("locker", t -> t.getState() == Thread.State.BLOCKED);
                }
                static String holder() {
                    start("holder", () -> {
                        synchronized (Latch.MONITOR) {
                            Latch.TAKEN.release();
                            Latch.GO.acquireUninterruptibly();
                            return ROOM.hello();
                        }
                    });
                    Latch.TAKEN.acquireUninterruptibly();
                    return "holder";
                }
                static String go() { Latch.GO.release(); return "go"; }
                static String entered() { Latch.ENTERED.acquireUninterruptibly(); return "entered"; }
                static String open() { Latch.OPEN.release(); return "open"; }
                static String inTransform() { Latch.inTransform = true; return "true"; }
                static String notInTransform() { Latch.inTransform = false; return "false"; }
                /** Not thread.getStackTrace(): its frames may be freed under it, on newer JVMs. */
                static String held() { return atGate("caller"); }
                static String late() { start("late", ROOM::sleep); return atGate("late"); }
                static String lateEnded() throws Exception { return ended("late"); }
                /** Who passes a gate that is not shut yet is there, too, but does not wait. */
                static String atGate(String name) {
                    return is(name, thread -> thread.getState().name().endsWith("WAITING") && Arrays.stream(
                                    Thread.getAllStackTraces().getOrDefault(thread, new StackTraceElement[0]))
                            .anyMatch(frame -> frame.getClassName().equals("dev.molt.boot.Gate")));
                }
                static String sleeperEnded() throws Exception { return ended("sleeper"); }
                static String counterEnded() throws Exception { return ended("counter"); }
                static String callerEnded() throws Exception { return ended("caller"); }
                static String lockerEnded() throws Exception { return ended("locker"); }
                static String holderEnded() throws Exception { return ended("holder"); }
            }
            """,
            room("old", 1),
            room("new", 10));

    private static String room(String word, int unit) {
        return """
            class Room {
                private int seats = 4 * UNIT;
                private int doors = 1 * UNIT;
                private String label = "label";
                String hello() { return "WORD " + (seats == 4 * doors && doors == UNIT ? "right" : seats + " " + doors); }
                String sleep() {
                    String said = "WORD";
                    Latch.pass();
                    return said + " " + label;
                }
                String count() {
                    int before = seats;
                    Latch.pass();
                    return "WORD " + (before == 4 * doors ? "whole" : "torn " + before + " " + doors);
                }
                String lock() {
                    int before = seats;
                    synchronized (Latch.MONITOR) { return "WORD " + (before == 4 * doors ? "whole" : "torn"); }
                }
            }
            """.replace("WORD", word).replace("UNIT", "" + unit);
    }

    static String appup(String timeout) {
        return appup(timeout, "");
    }

    /** With more instructions behind the update. */
    static String appup(String timeout, String behind) {
        String convert = "[{update: {module: app.Room, change: {advanced: []}, timeout: %s,"
                + " code_change: {convert: {seats: 'Latch.pass(seats) %s 10', doors: 'doors %s 10'}}}}%s]";
        return ROOMS.appup(convert.formatted(timeout, "*", "*", behind), convert.formatted(timeout, "/", "/", ""))
                .toString();
    }

    @OnEveryStart
    void whoSleepsWithNothingChangedAheadStaysInOldCode(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, ROOMS.v1())) {
            assertEquals("old right", jvm.ask("hello"));
            assertEquals("entered", jvm.ask("sleeper"));
            Outcome up = Molt.of(jvm).upgrade(ROOMS.v2(), "--appup", appup("default"));
            assertEquals(Outcome.DONE, up.exit(), up.toString());
            String stayed = "  stayed in old code: \"sleeper\" stays at app.Room.sleep (line 8), waiting in ";
            assertTrue(up.out().contains(stayed), up.out());
            assertEquals("new right", jvm.ask("hello"));
            assertEquals("open", jvm.ask("open"));
            assertEquals("old label", jvm.ask("sleeperEnded"));
            assertEquals("entered", jvm.ask("sleeper"));
            jvm.ask("open");
            assertEquals("new label", jvm.ask("sleeperEnded"));
        }
    }

    @OnEveryJdk
    void whoHasAChangedFieldAheadIsWaitedFor(Start start) throws Exception {
        try (TargetJvm jvm = TargetJvm.start(start, ROOMS.v1())) {
            assertEquals("entered", jvm.ask("counter"));
            CompletableFuture<Outcome> upgrade = upgrade(jvm, "infinity");
            heldUp(jvm);
            assertFalse(upgrade.isDone());
            assertEquals("open", jvm.ask("open"));
            assertEquals("old whole", jvm.ask("counterEnded"));
            assertDone(upgrade);
            assertEquals("new right", jvm.ask("callerEnded"));
        }
    }

    @OnEveryJdk
    void whoDoesNotLeaveInTimeIsNamedAndNothingHasChanged(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, ROOMS.v1())) {
            assertEquals("entered", jvm.ask("counter"));
            Outcome late = Molt.of(jvm).upgrade(ROOMS.v2(), "--appup", appup("300ms"));
            assertEquals(Outcome.FAILED, late.exit(), late.toString());
            assertTrue(
                    late.err().startsWith("failed: suspend timed out: within 300 ms, app.Room was not left by \"counter\""
                            + " (WAITING) is at app.Room.count (line 13), in "),
                    late.err());
            assertEquals("old right", jvm.ask("hello"));
            assertEquals("open", jvm.ask("open"));
            assertEquals("old whole", jvm.ask("counterEnded"));
            Outcome up = Molt.of(jvm).upgrade(ROOMS.v2(), "--appup", appup("300ms"));
            assertEquals(Outcome.DONE, up.exit(), up.toString());
            assertEquals("new right", jvm.ask("hello"));
        }
    }

    @OnEveryJdk
    void whoInsideWaitsForAMonitorOfSomebodyAtTheGateGetsIt(Start start) throws Exception {
        try (TargetJvm jvm = TargetJvm.start(start, ROOMS.v1())) {
            jvm.ask("holder");
            assertEquals("true", jvm.ask("locker"));
            CompletableFuture<Outcome> upgrade = upgrade(jvm, "infinity");
            heldUp(jvm);
            assertEquals("go", jvm.ask("go"));
            assertDone(upgrade);
            assertEquals("old right", jvm.ask("holderEnded"), "it was let in, to give the monitor back");
            assertEquals("old whole", jvm.ask("lockerEnded"));
            assertEquals("new right", jvm.ask("callerEnded"));
        }
    }

    @OnEveryJdk
    void whoCallsWhileTheStateChangesSeesItChanged(Start start) throws Exception {
        try (TargetJvm jvm = TargetJvm.start(start, ROOMS.v1())) {
            jvm.ask("inTransform");
            CompletableFuture<Outcome> upgrade = upgrade(jvm, "infinity");
            assertEquals("entered", jvm.ask("entered"));
            heldUp(jvm);
            jvm.ask("open");
            assertDone(upgrade);
            assertEquals("new right", jvm.ask("callerEnded"));
        }
    }

    static CompletableFuture<Outcome> upgrade(TargetJvm jvm, String timeout) {
        String appup = appup(timeout);
        return CompletableFuture.supplyAsync(() -> Molt.of(jvm).upgrade(ROOMS.v2(), "--appup", appup));
    }

    /** Waits until the gates are shut: callers come until one is held up. */
    static void heldUp(TargetJvm jvm) {
        do {
            jvm.ask("caller");
        } while (!jvm.ask("held").equals("true"));
    }

    static void assertDone(CompletableFuture<Outcome> upgrade)
            throws InterruptedException, ExecutionException, TimeoutException {
        Outcome outcome = upgrade.get(TargetJvm.SECONDS, TimeUnit.SECONDS);
        assertEquals(Outcome.DONE, outcome.exit(), outcome.toString());
    }
}
