package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/** Calls that still run code of a version that was replaced: told as long as they run, and reckoned with by purges. */
class OldCodeIT {

    private static final String THREADS =
            """
            class Latch {
                static final java.util.concurrent.Semaphore ENTERED = new java.util.concurrent.Semaphore(0);
                static final java.util.concurrent.Semaphore OPEN = new java.util.concurrent.Semaphore(0);
                static void pass() { ENTERED.release(); OPEN.acquireUninterruptibly(); }
            }
            class Commands {
                static Thread last;
                static String start(Runnable work, String name) throws Exception {
                    last = new Thread(work, name);
                    last.start();
                    Latch.ENTERED.acquire();
                    return "entered";
                }
                static String changed() throws Exception { return start(() -> Loop.changed(), "in changed"); }
                static String same() throws Exception { return start(() -> Loop.same(), "in same"); }
                static String virtual() throws Exception {
                    Runnable work = () -> Loop.changed();
                    last = (Thread) Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, work);
                    Latch.ENTERED.acquire();
                    return "entered";
                }
                static String left() throws Exception {
                    Latch.OPEN.release();
                    last.join();
                    return "left";
                }
            }
            """;

    private static String loop(String text) {
        return """
            class Loop {
                static void same() { Latch.pass(); }
                static String changed() {
                    Latch.pass();
                    return "TEXT";
                }
            }
            """.replace("TEXT", text);
    }

    private static final Fixture LOOP = Fixture.of("loop", THREADS, loop("one"), loop("two"));

    private static final Fixture THIRD = Fixture.of("loop", THREADS, loop("one"), loop("three"));

    @OnEveryStart
    void aCallThatLoadModuleFoundRunningIsToldUntilItReturns(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, LOOP.v1())) {
            Molt molt = Molt.of(jvm);
            assertEquals("entered", jvm.ask("changed"));
            assertEquals(List.of(), oldCode(molt));
            Instant before = Instant.now();
            assertDone(molt.upgrade(LOOP.v2()));
            Instant after = Instant.now();
            JsonObject frame = molt.status().getAsJsonArray("oldCode").get(0).getAsJsonObject();
            Instant since = Instant.parse(frame.remove("since").getAsString());
            assertTrue(!since.isBefore(before) && !since.isAfter(after), since.toString());
            assertEquals(
                    "{\"thread\":\"in changed\",\"frame\":\"app.Loop.changed (line 4)\",\"application\":\"loop\","
                            + "\"versions\":[\"1.0\"]}",
                    frame.toString());
            assertTrue(
                    molt.statusText().contains("\nin old code: \"in changed\" at app.Loop.changed (line 4), of loop 1.0, old since "
                            + since + "\n"),
                    molt.statusText());
            assertEquals("left", jvm.ask("left"));
            assertEquals(List.of(), oldCode(molt));
        }
    }

    @OnEveryJdk
    void callsOfTheRunningCodeAndOfMethodsThatStayAreNotTold(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, LOOP.v1())) {
            Molt molt = Molt.of(jvm);
            assertEquals("entered", jvm.ask("same"));
            assertDone(molt.upgrade(LOOP.v2()));
            assertEquals("entered", jvm.ask("changed"));
            assertEquals(List.of(), oldCode(molt));
        }
    }

    @OnEveryJdk
    void eachCallIsToldWithTheVersionsThatItMayBeOf(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, LOOP.v1())) {
            Molt molt = Molt.of(jvm);
            assertEquals("entered", jvm.ask("changed"));
            assertDone(molt.upgrade(LOOP.v2()));
            assertDone(molt.downgrade());
            assertEquals(List.of("in changed [\"2.0\",\"1.0\"]"), oldCode(molt), "what runs now is one of the two");
            assertDone(molt.upgrade(LOOP.v2()));
            assertDone(molt.upgrade(
                    THIRD.newer().with(Fixture.DESCRIPTOR, "application: loop\nversion: '3.0'\n").jar(LOOP.file("v3.jar"))));
            assertEquals(List.of("in changed [\"1.0\",\"2.0\"]"), oldCode(molt));
        }
    }

    @OnEveryJdk
    void statusLooksAtNoVirtualThread(Start start) {
        if (start.jdk().major() < 21) {
            return;
        }
        try (TargetJvm jvm = TargetJvm.start(start, LOOP.v1())) {
            Molt molt = Molt.of(jvm);
            assertEquals("entered", jvm.ask("virtual"));
            assertDone(molt.upgrade(LOOP.v2()));
            assertEquals(List.of(), oldCode(molt));
            assertEquals("left", jvm.ask("left"));
        }
    }

    @OnEveryStart
    void whoStayedInADrainedModuleIsTold(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, UpdateDrainIT.ROOMS.v1())) {
            Molt molt = Molt.of(jvm);
            assertEquals("old right", jvm.ask("hello"));
            assertEquals("entered", jvm.ask("sleeper"));
            assertDone(molt.upgrade(UpdateDrainIT.ROOMS.v2(), "--appup", UpdateDrainIT.appup("default")));
            JsonObject frame = molt.status().getAsJsonArray("oldCode").get(0).getAsJsonObject();
            assertEquals("app.Room.sleep (line 8)", frame.get("frame").getAsString());
            assertEquals("[\"1.0\"]", frame.get("versions").toString());
            jvm.ask("open");
            assertEquals("old label", jvm.ask("sleeperEnded"));
            assertEquals(List.of(), oldCode(molt));
        }
    }

    /** The JVM takes the gated code, in which it goes on, for old. */
    @OnEveryStart
    void whoWaitedAtAGateAndStaysInTheNewCodeIsNotTold(Start start) throws Exception {
        try (TargetJvm jvm = TargetJvm.start(start, UpdateDrainIT.ROOMS.v1())) {
            assertEquals("entered", jvm.ask("counter"));
            CompletableFuture<Outcome> upgrade = UpdateDrainIT.upgrade(jvm, "infinity");
            UpdateDrainIT.heldUp(jvm);
            assertEquals("true", jvm.ask("late"));
            assertEquals("open", jvm.ask("open"));
            UpdateDrainIT.assertDone(upgrade);
            assertEquals("entered", jvm.ask("entered"));
            assertEquals(List.of(), oldCode(Molt.of(jvm)));
            assertEquals("open", jvm.ask("open"));
            assertEquals("new label", jvm.ask("lateEnded"));
        }
    }

    private static final Fixture KEPT = Fixture.of(
            "kept",
            """
            class Latch {
                static final java.util.concurrent.Semaphore ENTERED = new java.util.concurrent.Semaphore(0);
                static final java.util.concurrent.Semaphore OPEN = new java.util.concurrent.Semaphore(0);
                static void pass() { ENTERED.release(); OPEN.acquireUninterruptibly(); }
            }
            class Commands {
                static final Box BOX = new Box();
                static String enter() throws Exception {
                    // Only what is loaded has gates.
                    Class.forName("app.Loop");
                    new Thread(() -> BOX.hold(), "holder").start();
                    return entered();
                }
                static String entered() throws Exception { Latch.ENTERED.acquire(); return "entered"; }
                static String open() { Latch.OPEN.release(); return "open"; }
                static String touch() { return isKept(() -> BOX.touch()); }
                static String late() { return isKept(() -> Loop.changed()); }
                static String isKept(Runnable work) {
                    Thread thread = new Thread(work, "late");
                    thread.start();
                    while (thread.isAlive()) {
                        // Who passes a gate that is not shut yet is there, too, but does not wait.
                        boolean waits = thread.getState().name().endsWith("WAITING");
                        if (waits && Arrays.stream(Thread.getAllStackTraces().getOrDefault(thread, new StackTraceElement[0]))
                                .anyMatch(frame -> frame.getClassName().equals("dev.molt.boot.Gate"))) { return "kept"; }
                    }
                    return "gone";
                }
            }
            """,
            loop("one") + "class Box { int a; void touch() { } void hold() { Latch.pass(); a++; } }",
            loop("two") + "class Box { int b; void touch() { } void hold() { Latch.pass(); b++; } }");

    @OnEveryJdk
    void whoWaitedAtAGateOfWhatIsNotDrainedIsNotToldEither(Start start) throws Exception {
        String update = "{update: {module: app.Box, change: {advanced: []}, timeout: infinity, code_change: {rename: {%s: %s}}}}";
        String appup = KEPT.appup(
                        "[" + update.formatted("b", "a") + ", {load_module: app.Loop}]",
                        "[{load_module: app.Loop}, " + update.formatted("a", "b") + "]")
                .toString();
        try (TargetJvm jvm = TargetJvm.start(start, KEPT.v1())) {
            Molt molt = Molt.of(jvm);
            assertEquals("entered", jvm.ask("enter"));
            CompletableFuture<Outcome> upgrade =
                    CompletableFuture.supplyAsync(() -> Molt.of(jvm).upgrade(KEPT.v2(), "--appup", appup));
            for (String touched = "gone"; touched.equals("gone"); ) {
                touched = jvm.ask("touch");
            }
            assertEquals("kept", jvm.ask("late"));
            assertEquals("open", jvm.ask("open"));
            UpdateDrainIT.assertDone(upgrade);
            assertEquals("entered", jvm.ask("entered"));
            assertEquals(List.of(), oldCode(molt));
            assertEquals("open", jvm.ask("open"));
        }
    }

    private static final Fixture DELETED = Fixture.of(
            "deleted",
            THREADS.replace("Loop.", "Calls."),
            loop("one") + calls("Loop.changed();"),
            calls(""));

    private static String calls(String changed) {
        return "class Calls { static void changed() { " + changed + " } static void same() { } }";
    }

    private static String delete(String purge) {
        return DELETED.appup(
                "[{load_module: app.Calls}, {delete_module: {module: app.Loop, purge: " + purge + "}}]",
                "[{add_module: app.Loop}, {load_module: app.Calls}]").toString();
    }

    @OnEveryJdk
    void aClassIsNotDeletedSoftlyUnderACall(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, DELETED.v1())) {
            Molt molt = Molt.of(jvm);
            assertEquals("entered", jvm.ask("changed"));
            String appup = delete("soft_purge");
            Outcome refused = molt.upgrade(DELETED.v2(), "--appup", appup);
            assertEquals(Outcome.REFUSED, refused.exit(), refused.toString());
            assertTrue(
                    refused.err().contains(": error: app.Loop is deleted while \"in changed\" (WAITING) is at app.Loop.changed"
                            + " (line 4), in "),
                    refused.err());
            assertTrue(
                    refused.err().endsWith(
                            "\n  cure: wait until it has returned from there, or write `purge: brutal_purge` in an upgrade file,"
                                    + " after which it finishes in the code that is gone\nrefused: 1 error; nothing was touched"),
                    refused.err());
            assertEquals("left", jvm.ask("left"));
            assertDone(molt.upgrade(DELETED.v2(), "--appup", appup));
            assertEquals(List.of(), oldCode(molt));
        }
    }

    private static String boxed(String field) {
        return "class Box { int " + field + "; } ";
    }

    private static final Fixture WINDOW = Fixture.of(
            "window",
            THREADS.replace("static Thread last;", "static Thread last; static Box box = new Box();").replace("Loop.", "Calls."),
            loop("one") + boxed("a") + calls("Loop.changed();"),
            boxed("b") + calls(""));

    @OnEveryJdk
    void notBehindATransformEither(Start start) {
        String update = "{update: {module: app.Box, change: {advanced: []}, code_change: {rename: {%s: %s}}}}";
        String appup = WINDOW.appup(
                        "[" + update.formatted("b", "a") + ", {load_module: app.Calls}, {delete_module: app.Loop}]",
                        "[{add_module: app.Loop}, {load_module: app.Calls}, " + update.formatted("a", "b") + "]")
                .toString();
        try (TargetJvm jvm = TargetJvm.start(start, WINDOW.v1())) {
            Molt molt = Molt.of(jvm);
            assertEquals("entered", jvm.ask("changed"));
            Outcome failed = molt.upgrade(WINDOW.v2(), "--appup", appup);
            assertEquals(Outcome.FAILED, failed.exit(), failed.toString());
            assertTrue(
                    failed.err().startsWith("failed: what is deleted softly was not left by \"in changed\" (WAITING) is at"
                            + " app.Loop.changed (line 4), in "),
                    failed.err());
            assertTrue(
                    failed.err().endsWith(". Try again when it has returned from there,"
                            + " or write purge: brutal_purge, after which it finishes in the code that is gone"),
                    failed.err());
            assertEquals(List.of(), oldCode(molt));
            assertEquals("left", jvm.ask("left"));
            assertDone(molt.upgrade(WINDOW.v2(), "--appup", appup));
        }
    }

    private static final Fixture PASSING = Fixture.of(
            "passing",
            """
            class Commands {
                static volatile long calls;
                static String begin() {
                    Thread thread = new Thread(() -> { while (true) { Door.pass(); calls++; } }, "passer");
                    thread.setDaemon(true);
                    thread.start();
                    return more();
                }
                static String more() {
                    for (long before = calls; calls < before + 1000; ) { Thread.onSpinWait(); }
                    return "more";
                }
            }
            """,
            "class Door { static void pass() { Hall.walk(); } } class Hall { static void walk() { Thread.yield(); } }",
            "class Door { static void pass() { } }");

    @OnEveryJdk
    void whoOnlyPassesKeepsNoClassFromBeingDeletedSoftly(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, PASSING.v1())) {
            Molt molt = Molt.of(jvm);
            assertEquals("more", jvm.ask("begin"));
            for (int round = 0; round < 5; round++) {
                assertDone(molt.upgrade(PASSING.v2()));
                assertEquals("more", jvm.ask("more"));
                assertDone(molt.downgrade());
                assertEquals("more", jvm.ask("more"));
            }
        }
    }

    private static final Fixture HELD = Fixture.of(
            "held",
            """
            class Commands {
                static final Box BOX = new Box();
                static volatile long calls;
                static volatile Throwable thrown;
                static String begin() {
                    for (int i = 0; i < 3; i++) {
                        Thread thread = new Thread(() -> { while (true) { Door.pass(); calls++; } }, "passer");
                        thread.setDaemon(true);
                        thread.setUncaughtExceptionHandler((who, e) -> thrown = e);
                        thread.start();
                    }
                    return more();
                }
                static String more() {
                    for (long before = calls; calls < before + 100 && thrown == null; ) { Thread.onSpinWait(); }
                    return thrown == null ? "more" : "" + thrown;
                }
            }
            """,
            "class Door { static void pass() { Hall.walk(); } } class Hall { static String open = \"open\"; static void walk() {"
                    + " for (int i = 0; i < 1000; i++) { Commands.BOX.hit(); } open.length(); } }"
                    + " class Box { int a; void hit() { Thread.yield(); } }",
            "class Door { static void pass() { Commands.BOX.hit(); } } class Box { int b; void hit() { Thread.yield(); } }");

    /** Who waits at the gate of what is updated, with what is deleted below, leaves that when the gates open. */
    @OnEveryJdk
    void whomTheGatesKeepInsideKeepsNoClassFromBeingDeletedSoftly(Start start) {
        String update = "{update: {module: app.Box, change: {advanced: []}, code_change: {rename: {%s: %s}}}}";
        String appup = HELD.appup(
                        "[" + update.formatted("b", "a") + ", {load_module: app.Door}, {delete_module: app.Hall}]",
                        "[{add_module: app.Hall}, {load_module: app.Door}, " + update.formatted("a", "b") + "]")
                .toString();
        try (TargetJvm jvm = TargetJvm.start(start, HELD.v1())) {
            Molt molt = Molt.of(jvm);
            assertEquals("more", jvm.ask("begin"));
            for (int round = 0; round < 3; round++) {
                assertDone(molt.upgrade(HELD.v2(), "--appup", appup));
                assertEquals("more", jvm.ask("more"));
                assertDone(molt.downgrade());
                assertEquals("more", jvm.ask("more"));
            }
        }
    }

    private static final Fixture SPINNING = Fixture.of(
            "spinning",
            """
            class Commands {
                static volatile boolean stop;
                static volatile boolean inside;
                static Thread thread;
                static String begin() {
                    thread = new Thread(() -> Door.pass(), "spinner");
                    thread.start();
                    while (!inside) { Thread.onSpinWait(); }
                    return "inside";
                }
                static String end() throws Exception { stop = true; thread.join(); return "ended"; }
            }
            """,
            "class Door { static void pass() { Hall.spin(); } } class Hall { static void spin() {"
                    + " Commands.inside = true; while (!Commands.stop) { } } }",
            "class Door { static void pass() { } }");

    @OnEveryJdk
    void whoRunsInsideAndStaysHasItUndone(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, SPINNING.v1())) {
            Molt molt = Molt.of(jvm);
            assertEquals("inside", jvm.ask("begin"));
            assertEquals(
                    new Outcome(
                            Outcome.FAILED,
                            "",
                            "failed: what is deleted softly was not left by \"spinner\" (RUNNABLE) is at app.Hall.spin (line 1)."
                                    + " Try again when it has returned from there,"
                                    + " or write purge: brutal_purge, after which it finishes in the code that is gone"),
                    molt.upgrade(SPINNING.v2()));
            assertEquals("1.0", molt.status().getAsJsonArray("applications").get(0).getAsJsonObject().get("version").getAsString());
            assertEquals("ended", jvm.ask("end"));
            assertDone(molt.upgrade(SPINNING.v2()));
        }
    }

    @OnEveryJdk
    void aClassThatIsDeletedBrutallyUnderACallIsTold(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, DELETED.v1())) {
            Molt molt = Molt.of(jvm);
            assertEquals("entered", jvm.ask("changed"));
            Outcome done = molt.upgrade(DELETED.v2(), "--appup", delete("brutal_purge"));
            assertDone(done);
            assertTrue(
                    done.err().contains(": warning: app.Loop is deleted while \"in changed\" (WAITING) is at app.Loop.changed (line 4)"),
                    done.err());
            assertEquals("1 purge ok", molt.history().get(molt.history().size() - 2));
            TreeSet<String> frames = new TreeSet<>();
            molt.status().getAsJsonArray("oldCode").forEach(frame ->
                    frames.add(frame.getAsJsonObject().get("frame").getAsString()));
            assertEquals("[app.Calls.changed (line 8), app.Loop.changed (line 4)]", frames.toString());
            assertEquals("left", jvm.ask("left"));
            assertEquals(List.of(), oldCode(molt));
        }
    }

    @OnEveryJdk
    void aReleaseIsMadePermanentWithASoftPurgeOnceNoCallRunsOldCode(Start start) throws Exception {
        madePermanent(start, "new Thread(() -> serve(), \"customer\").start();",
                "\"customer\" at app.Shop.serve (line 7), of shop 1.0, old since ");
    }

    @OnEveryJdk
    void norAVirtualThread(Start start) throws Exception {
        if (start.jdk().major() >= 21) {
            madePermanent(start, "Runnable work = () -> serve(); try {"
                            + " Thread customer ="
                            + " (Thread) Thread.class.getMethod(\"startVirtualThread\", Runnable.class).invoke(null, work);"
                            + " customer.setName(\"customer\"); } catch (Exception e) { throw new Error(e); }",
                    "\"customer\" at app.Shop.serve");
        }
    }

    private static void madePermanent(Start start, String enter, String told) throws Exception {
        String shop =
                """
                public class Shop {
                    static String enter() {
                        ENTER
                        return "entered";
                    }
                    static String serve() {
                        Probe.step("serves");
                        return "one";
                    }
                }
                """.replace("ENTER", enter);
        String appup = LiveSystem.appup("{load_module: app.Shop}", "{load_module: app.Shop}");
        try (LiveSystem system = LiveSystem.of(start)
                .with("shop 1.0", "applications: [probe]\n", "", shop)
                .with("shop 2.0", "applications: [probe]\n", appup, shop.replace("one", "two"))
                .created("shop 1.0")
                .unpacked("SECOND", "shop 2.0")
                .start()) {
            system.probe("hold serves");
            system.ask("Shop.enter");
            LiveSystem.await(() -> system.events().contains("serves"));
            system.install("SECOND");
            String reason = system.refused("old_processes", "make_permanent", "SECOND", "--soft-purge");
            assertTrue(
                    reason.startsWith("release SECOND cannot be made permanent while old code runs: " + told),
                    reason);
            assertEquals("SECOND current, FIRST permanent", system.which());
            system.probe("hold");
            LiveSystem.await(() -> system.molt("make_permanent", "SECOND", "--soft-purge").done());
            assertEquals("SECOND permanent, FIRST old", system.which());
        }
    }

    private static List<String> oldCode(Molt molt) {
        JsonArray frames = molt.status().getAsJsonArray("oldCode");
        return frames.asList().stream().map(OldCodeIT::words).toList();
    }

    private static String words(JsonElement frame) {
        JsonObject told = frame.getAsJsonObject();
        return told.get("thread").getAsString() + " " + told.get("versions");
    }

    private static void assertDone(Outcome outcome) {
        assertEquals(Outcome.DONE, outcome.exit(), outcome.toString());
    }
}
