package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** load_module: new bodies, the same objects. */
class LoadModuleIT {

    private static final Fixture BODIES = Fixture.of(
            "bodies",
            """
            class Commands {
                static final Counter COUNTER = new Counter();
                static final Greeter GREETER = new Greeter();
                static String state() { return COUNTER.next() + ", " + GREETER.greet(); }
                static String identity() {
                    return System.identityHashCode(COUNTER) + " " + System.identityHashCode(GREETER);
                }
                static String fresh() { return new Fresh().describe(); }
                static String late() { return new Late().describe(); }
            }
            """,
            """
            class Counter { int count; String next() { return "one " + ++count; } }
            class Greeter { String greet() { return "hello"; } }
            class Fresh { String describe() { return "old"; } }
            class Late { String describe() { return "old"; } }
            """,
            """
            class Counter { int count; String next() { return "two " + ++count; } }
            class Greeter { String greet() { return "welcome"; } }
            class Fresh { String describe() { return "new"; } }
            class Late { String describe() { return "new"; } }
            """);

    private static final Fixture SHAPES = Fixture.of(
            "shapes",
            "class Commands { static String late() { return new Late().describe(); } }",
            "class Late { String describe() { return \"plain\"; } }",
            """
            class Late implements Runnable {
                int calls;
                String describe() { run(); return "calls " + calls; }
                public void run() { calls++; }
            }
            """);

    @OnEveryStart
    void objectsKeepTheirStateThroughUpAndDown(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, BODIES.v1())) {
            assertEquals("one 1, hello", jvm.ask("state"));
            String identity = jvm.ask("identity");

            Outcome up = Molt.of(jvm).upgrade(BODIES.v2());
            assertTrue(up.out().matches("(?s)  load app\\.Counter\n  load app\\.Fresh \\(not loaded yet\\)\n"
                    + "  load app\\.Greeter\n  load app\\.Late \\(not loaded yet\\)\n"
                    + "bodies 2\\.0 runs now \\(was 1\\.0\\); 2 loaded classes redefined, \\d+ ms\n"), up.toString());
            assertEquals("two 2, welcome", jvm.ask("state"));
            assertEquals("new", jvm.ask("fresh"), "loaded after the upgrade");

            Outcome down = Molt.of(jvm).downgrade();
            assertEquals(Outcome.DONE, down.exit(), down.toString());
            assertEquals("one 3, hello", jvm.ask("state"));
            assertEquals("old", jvm.ask("fresh"), "loaded in between");
            assertEquals("old", jvm.ask("late"), "loaded after the downgrade");
            assertEquals(identity, jvm.ask("identity"));

            assertEquals(
                    new Outcome(
                            Outcome.REFUSED,
                            "",
                            "error: bodies 1.0 was not upgraded from another version here\n"
                                    + "  cure: name the older code with --new JAR, or go up with upgrade-app\n"
                                    + "refused: 1 error; nothing was touched"),
                    Molt.of(jvm).downgrade(),
                    "2.0 was seen, but is newer");
        }
    }

    @OnEveryStart
    void aClassNotLoadedYetMayChangeItsSupertypesAndThenCannotGoBack(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, SHAPES.v1())) {
            assertEquals(Outcome.DONE, Molt.of(jvm).upgrade(SHAPES.v2()).exit());
            assertEquals("calls 1", jvm.ask("late"));
            Outcome down = Molt.of(jvm).downgrade();
            assertEquals(Outcome.REFUSED, down.exit(), down.toString());
            assertEquals(
                    """
                    error: app.Late cannot be reshaped: interface java.lang.Runnable removed
                      cure: leave the superclass and interfaces as they are; a new class may extend and implement what \
                    it likes
                    refused: 1 error; nothing was touched""",
                    down.err());
            assertEquals("calls 1", jvm.ask("late"));
        }
    }

    @OnEveryJdk
    void aClassWhoseShapeChangedAndThatNobodyLoadedGoesBack(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, SHAPES.v1())) {
            assertEquals(Outcome.DONE, Molt.of(jvm).upgrade(SHAPES.v2()).exit());
            assertEquals(Outcome.DONE, Molt.of(jvm).downgrade().exit());
            assertEquals("plain", jvm.ask("late"));
        }
    }

    private static final Fixture MEANWHILE = Fixture.of(
            "meanwhile",
            """
            class Commands {
                static String say() { return Greeter.text(); }
                static String late() { return new Late().text(); }
            }
            class Hooks { static boolean loadLate() { new Late(); return false; } }
            """,
            """
            class Late { String text() { return "old"; } }
            class Greeter { static String text() { return "one"; } }
            """,
            """
            class Late { String field = "new"; String text() { return field; } }
            class Greeter { static String text() { return "two"; } }
            """);

    @OnEveryJdk
    void aClassThatCameUpInANewShapeDuringAnUpgradeThatFailedGoesBackWithTheOthers(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, MEANWHILE.v1())) {
            assertEquals("one", jvm.ask("say"));
            String appup = MEANWHILE.appup(
                            "[{load_module: app.Late}, {load_module: app.Greeter},"
                                    + " {apply: {module: app.Hooks, function: loadLate, arguments: []}}]",
                            "[]")
                    .toString();
            assertEquals(
                    new Outcome(
                            Outcome.FAILED,
                            "",
                            "failed: apply app.Hooks.loadLate returned false"),
                    Molt.of(jvm).upgrade(MEANWHILE.v2(), "--appup", appup));
            assertEquals("one", jvm.ask("say"));
            assertEquals("old", jvm.ask("late"));
            assertTrue(Molt.of(jvm).history().contains("1 undo ok"), Molt.of(jvm).history().toString());
        }
    }
}
