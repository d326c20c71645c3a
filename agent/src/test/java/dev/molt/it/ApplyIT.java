package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

/** apply: calls before and behind the change of code; what they refuse is undone. */
class ApplyIT {

    private static final Fixture CALLS = Fixture.of(
            "calls",
            """
            class Hooks {
                static final List<String> LOG = new ArrayList<>();
                private static void plain(String s, long l, int i, short h, byte b, double d, Double w, boolean z,
                        List<?> list, Map<?, ?> map, Object none, Integer boxed, Object any) {
                    LOG.add(s + " " + l + " " + i + " " + h + " " + b + " " + d + " " + w + " " + z + " " + list
                            + " " + map + " " + none + " " + boxed + " " + any.getClass().getSimpleName());
                }
                static void note(String when) {
                    boolean own = Thread.currentThread().getContextClassLoader() == Hooks.class.getClassLoader();
                    LOG.add(when + " " + Commands.version() + (own ? "" : ", foreign context class loader"));
                }
                static boolean agree() { return true; }
                static boolean decline() { return false; }
                static void explode() { throw new IllegalStateException("boom"); }
                static String log() { String all = LOG.toString(); LOG.clear(); return all; }
                static String tryAdded() throws Exception {
                    try { return "" + Class.forName("app.Added").getDeclaredMethod("name").invoke(null); }
                    catch (java.lang.reflect.InvocationTargetException e) { return "" + e.getCause(); }
                }
            }
            """,
            """
            class Commands {
                static String version() { return "one"; }
                static String log() { return Hooks.log(); }
                static String added() throws Exception { return Hooks.tryAdded(); }
                static String old() { return Old.count(); }
            }
            class Old {
                static final Map<String, Integer> COUNTS = new TreeMap<>();
                static String count() { return "" + COUNTS.merge("calls", 1, Integer::sum); }
            }
            """,
            """
            class Commands {
                static String version() { return "two"; }
                static String log() { return Hooks.log(); }
                static String added() throws Exception { return Hooks.tryAdded(); }
                static String old() { return "no more"; }
            }
            class Added { static String name() { return "added"; } }
            """);

    private static final String CHANGE =
            "{add_module: app.Added}, {load_module: app.Commands}, {delete_module: app.Old}";

    @OnEveryStart
    void callsStandWhereTheyAreWrittenAndTakePlainValues(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, CALLS.v1())) {
            String plain = apply("plain", "text, 7, -7, 7, 7, 1.5, 2, true, [1, a], {k: v}, null, 8, 9");
            Outcome up = Molt.of(jvm).upgrade(CALLS.v2(), "--appup", up(
                    plain, apply("note", "before"), CHANGE, apply("note", "behind"), apply("agree", "")));
            assertEquals(Outcome.DONE, up.exit(), up.toString());
            assertEquals(
                    "[text 7 -7 7 7 1.5 2.0 true [1, a] {k=v} null 8 Long, before one, behind two]", jvm.ask("log"));
        }
    }

    @OnEveryStart
    void whatFailsBehindTheChangeIsUndone(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, CALLS.v1())) {
            assertEquals("1", jvm.ask("old"));
            assertUndone(jvm, apply("explode", ""), "apply app.Hooks.explode threw java.lang.IllegalStateException: boom");
            assertEquals("2", jvm.ask("old"), "the deleted class is back with its state");
            assertUndone(jvm, apply("decline", ""), "apply app.Hooks.decline returned false");
            assertEquals("3", jvm.ask("old"), "the deleted class is back with its state");
            Molt molt = Molt.of(jvm);
            assertEquals(
                    List.of("1 undo ok", "1 end undone", "2 undo ok", "2 end undone"),
                    molt.history().stream().filter(step -> step.contains(" undo ") || step.contains(" end ")).toList());

            Outcome up = molt.upgrade(CALLS.v2(), "--appup", up(CHANGE, apply("agree", "")));
            assertEquals(Outcome.DONE, up.exit(), up.toString());
            assertEquals("added", jvm.ask("added"));
            assertEquals("no more", jvm.ask("old"));
            assertEquals(Outcome.DONE, molt.downgrade("--appup", up(CHANGE)).exit());
            assertEquals("1", jvm.ask("old"), "added again, with fresh statics");
        }
    }

    private static void assertUndone(TargetJvm jvm, String call, String reason) {
        Outcome up = Molt.of(jvm).upgrade(CALLS.v2(), "--appup", up(CHANGE, apply("note", "behind"), call));
        assertEquals(new Outcome(Outcome.FAILED, "", "failed: " + reason), up);
        assertEquals("[behind two]", jvm.ask("log"));
        assertEquals("one", jvm.ask("version"));
        assertEquals(
                "java.lang.NoClassDefFoundError: app.Added belongs to calls 2.0, which was not installed",
                jvm.ask("added"));
    }

    @OnEveryJdk
    void whatFailsBeforeTheChangeTouchesNothing(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, CALLS.v1())) {
            Outcome up = Molt.of(jvm).upgrade(CALLS.v2(), "--appup", up(apply("decline", ""), CHANGE));
            assertEquals(new Outcome(Outcome.FAILED, "", "failed: apply app.Hooks.decline returned false"), up);
            assertEquals("one", jvm.ask("version"));
            assertEquals("java.lang.ClassNotFoundException: app.Added", jvm.ask("added"));
        }
    }

    @OnEveryJdk
    void argumentsThatDoNotFitFailTheUpgrade(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, CALLS.v1())) {
            Outcome up = Molt.of(jvm).upgrade(CALLS.v2(), "--appup", up(apply("note", "1"), CHANGE));
            assertEquals(
                    new Outcome(
                            Outcome.FAILED,
                            "",
                            "failed: apply app.Hooks.note cannot be called: java.lang.NoSuchMethodException:"
                                    + " no static method note of app.Hooks take [1]"),
                    up);
        }
    }

    private static String apply(String function, String arguments) {
        return "{apply: {module: app.Hooks, function: " + function + ", arguments: [" + arguments + "]}}";
    }

    private static String up(String... instructions) {
        return CALLS.appup(
                        "[" + String.join(", ", instructions) + "]",
                        "[{add_module: app.Old}, {load_module: app.Commands}, {delete_module: app.Added}]")
                .toString();
    }

    private static final Fixture LATE = Fixture.of(
            "late",
            """
            class Commands {
                static Object kept;
                static void fill() throws Exception {
                    kept = Class.forName("app.Gone").getDeclaredConstructor().newInstance();
                }
                static String say() { return kept + Greeter.text(); }
            }
            """,
            "class Gone { @Override public String toString() { return \"alive, \"; } }"
                    + " class Greeter { static String text() { return \"one\"; } }",
            "class Greeter { static String text() { return \"two\"; } }");

    @OnEveryJdk
    void softPurgeCountsWhatACallOfTheUpgradeItselfMade(Start start) {
        String up = "[{apply: {module: app.Commands, function: fill, arguments: []}},"
                + " {load_module: app.Greeter}, {delete_module: app.Gone}]";
        try (TargetJvm jvm = TargetJvm.start(start, LATE.v1())) {
            assertEquals("nullone", jvm.ask("say"));
            Outcome outcome = Molt.of(jvm).upgrade(LATE.v2(), "--appup", LATE.appup(up, "[]").toString());
            assertEquals(Outcome.FAILED, outcome.exit(), outcome.toString());
            assertTrue(outcome.err().startsWith("failed: app.Gone cannot be deleted while objects of it live"), outcome.err());
            assertEquals("alive, one", jvm.ask("say"));
        }
    }

    private static final Fixture GREETER = Fixture.of(
            "greeter",
            "class Commands { static String say() { return Greeter.text(); } }",
            "class Greeter { static String word = \"one\"; static String text() { return word; } }",
            """
            class Greeter {
                static String word = "one";
                static String text() { return word; }
                static void learn(String what) { word = what; }
            }
            """);

    @OnEveryStart
    void whatTheUpgradeAddsToALoadedClassCanBeCalled(Start start) {
        String up = "[{load_module: app.Greeter}, {apply: {module: app.Greeter, function: learn, arguments: [hi]}}]";
        try (TargetJvm jvm = TargetJvm.start(start, GREETER.v1())) {
            assertEquals("one", jvm.ask("say"));
            Outcome outcome = Molt.of(jvm).upgrade(GREETER.v2(), "--appup", GREETER.appup(up, "[]").toString());
            assertEquals(Outcome.DONE, outcome.exit(), outcome.toString());
            assertEquals("hi", jvm.ask("say"));
        }
    }
}
