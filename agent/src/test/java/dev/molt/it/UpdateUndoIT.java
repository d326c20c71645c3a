package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Ways back that are harder than usual: what can go back does, and nobody is told otherwise. */
class UpdateUndoIT {

    private static final Fixture SHAPES = Fixture.of(
            "shapes",
            """
            class One { }
            class Two { }
            class Commands {
                static final Form FORM = new Form();
                static String say() { return FORM.say(); }
            }
            """,
            form(1, "One"),
            form(10, "Two"));

    private static String form(int unit, String parent) {
        return """
            class Form {
                private int size = UNIT;
                static int fail(int size) {
                    new Round();
                    if (size > 0) { throw new IllegalStateException("no"); }
                    return size;
                }
                static boolean decline() { return new Round() == null; }
                String say() { return UNIT + ":" + size; }
            }
            class Round extends PARENT { }
            """.replace("UNIT", "" + unit).replace("PARENT", parent);
    }

    private static final String STAYS = "; app.Round came up in shapes 2.0 meanwhile and cannot go back: app.Round cannot be"
            + " reshaped: superclass changed from app.Two to app.One";

    @OnEveryStart
    void aClassThatCameUpNewAndCannotGoBackKeepsNoOtherFromIt(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, SHAPES.v1())) {
            assertEquals("1:1", jvm.ask("say"));
            String reason = assertFailed(jvm, "{load_module: app.Form},"
                    + " {apply: {module: app.Form, function: decline, arguments: []}}");
            assertEquals("failed: apply app.Form.decline returned false" + STAYS, reason);
        }
    }

    @OnEveryStart
    void norFromBehindTheGates(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, SHAPES.v1())) {
            assertEquals("1:1", jvm.ask("say"));
            String reason = assertFailed(jvm, "{update: {module: app.Form, change: {advanced: []},"
                    + " code_change: {convert: {size: 'fail(size)'}}}}");
            assertTrue(reason.startsWith("failed: code_change of app.Form threw") && reason.endsWith(STAYS), reason);
        }
    }

    private static String assertFailed(TargetJvm jvm, String instructions) {
        String appup = SHAPES.appup("[{load_module: app.Round}, " + instructions + "]", "[]").toString();
        Outcome up = Molt.of(jvm).upgrade(SHAPES.v2(), "--appup", appup);
        assertEquals(Outcome.FAILED, up.exit(), up.toString());
        assertEquals("1:1", jvm.ask("say"));
        return up.err();
    }

    private static final Fixture LOOPS = Fixture.of(
            "undoneloops",
            """
            class Commands {
                static final java.util.concurrent.Semaphore OPEN = new java.util.concurrent.Semaphore(0);
                static final Loop LOOP = new Loop();
                static String sleep() { return start(LOOP::sleep); }
                private static String start(Runnable work) {
                    Thread thread = new Thread(work, "looping");
                    thread.setDaemon(true);
                    thread.start();
                    while (thread.getState() != Thread.State.WAITING) { Thread.yield(); }
                    return "started";
                }
                static boolean decline() { return false; }
                static boolean countAndDecline() { start(LOOP::count); return false; }
                static String say() { return LOOP.say(); }
            }
            """,
            loop(1),
            loop(10));

    private static String loop(int unit) {
        return """
            class Loop {
                private int size = UNIT;
                void sleep() { while (true) { Commands.OPEN.acquireUninterruptibly(); } }
                void count() { int before = size; Commands.OPEN.acquireUninterruptibly(); size += before - size; }
                String say() { return UNIT + ":" + size; }
            }
            """.replace("UNIT", "" + unit);
    }

    @OnEveryJdk
    void whoSleepsThroughAnUpdateSleepsThroughItsUndoingToo(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, LOOPS.v1())) {
            assertEquals("1:1", jvm.ask("say"));
            assertEquals("started", jvm.ask("sleep"));
            assertEquals("failed: apply app.Commands.decline returned false", declined(jvm, "decline"));
            assertEquals("1:1", jvm.ask("say"));
            assertEquals("1.0", version(jvm));
        }
    }

    @OnEveryJdk
    void whatACallBehindTheUpdateStartsWaitsAtTheGatesUntilAllIsAsItWas(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, LOOPS.v1())) {
            assertEquals("1:1", jvm.ask("say"));
            assertEquals(
                    "failed: apply app.Commands.countAndDecline returned false", declined(jvm, "countAndDecline"));
            assertEquals("1:1", jvm.ask("say"));
            assertEquals("1.0", version(jvm));
        }
    }

    private static String declined(TargetJvm jvm, String function) {
        String up = "[{update: {module: app.Loop, change: {advanced: []}, timeout: 30s, code_change: {convert: {size: 'size * 10'}}}},"
                + " {apply: {module: app.Commands, function: %s, arguments: []}}]";
        Outcome outcome = Molt.of(jvm).upgrade(LOOPS.v2(), "--appup", LOOPS.appup(up.formatted(function), "[]").toString());
        assertEquals(Outcome.FAILED, outcome.exit(), outcome.toString());
        return outcome.err();
    }

    private static String version(TargetJvm jvm) {
        return Molt.of(jvm).status().getAsJsonArray("applications").get(0).getAsJsonObject().get("version").getAsString();
    }
}
