package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

/** delete_module: nothing of a deleted class can be entered any more, and it can come back. */
class DeleteModuleIT {

    private static final String WATCHING =
            """
            class Watch {
                static int births;
                static Object kept;
                static Supplier<Object> constructor = () -> "none";
                static Supplier<String> method = () -> "none";
                static java.lang.ref.WeakReference<Object> watched;
                static byte[] watch(byte[] big) { watched = new java.lang.ref.WeakReference<>(big); return big; }
                static String collected() {
                    long end = System.nanoTime() + 20_000_000_000L;
                    while (watched.get() != null && System.nanoTime() < end) { System.gc(); }
                    return watched.get() == null ? "collected" : "still held";
                }
                static String reflect() throws Exception {
                    var method = Class.forName("app.Added").getDeclaredMethod("name");
                    return (String) method.invoke(null);
                }
                static String make() throws Exception {
                    return String.valueOf(Class.forName("app.Added").getDeclaredConstructor().newInstance());
                }
                static String unwrapped(java.util.concurrent.Callable<String> work) throws Exception {
                    try { return work.call(); }
                    catch (java.lang.reflect.InvocationTargetException e) { return "" + e.getCause(); }
                }
            }
            """;

    private static final String COMMANDS =
            """
            class Commands {
                static String create() { return %s; }
                static String hot() { return %s; }
                static String object() { return Watch.kept.toString(); }
                static String method() { return Watch.method.get(); }
                static String constructor() { return "" + Watch.constructor.get(); }
                static String reflect() throws Exception { return Watch.unwrapped(Watch::reflect); }
                static String make() throws Exception { return Watch.unwrapped(Watch::make); }
                static String forget() { Watch.kept = null; return "forgotten"; }
                static String collected() { return Watch.collected(); }
            }
            """;

    private static final Fixture ZOO = Fixture.of(
            "zoo",
            WATCHING,
            COMMANDS.formatted("\"nothing to create\"", "\"nothing to call\""),
            COMMANDS.formatted("Added.create()", "Added.hot()")
                    + """
                    class Added {
                        static final int NUMBER = ++Watch.births;
                        static final long LONG = NUMBER * 10_000_000_000L;
                        static final String NAME = "number " + NUMBER;
                        static final byte[] HELD = Watch.watch(new byte[100_000]);
                        static int calls;
                        static String name() { return NAME + " " + LONG + " " + HELD.length + " " + ++calls; }
                        static String create() {
                            Watch.kept = new Added();
                            Watch.method = Added::name;
                            Watch.constructor = Added::new;
                            return name();
                        }
                        static String hot() {
                            long sum = 0;
                            for (int i = 0; i < 20_000; i++) { sum += one(); }
                            return sum == 20_000L * NUMBER ? NAME : "sum " + sum + " of " + NUMBER;
                        }
                        static int one() { return NUMBER; }
                        @Override public String toString() { return "an object"; }
                    }
                    """);

    private static final String ERROR = "java.lang.NoClassDefFoundError: ";
    private static final String DELETED = ERROR + "app.Added was deleted by zoo 1.0";
    private static final String UP = "[{add_module: app.Added}, {load_module: app.Commands}]";
    private static final String BRUTAL =
            "[{load_module: app.Commands}, {delete_module: {module: app.Added, purge: brutal_purge}}]";

    @OnEveryStart
    void everyEntryToADeletedClassThrowsAndItsStaticsAreLetGo(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, ZOO.v1())) {
            Molt molt = Molt.of(jvm);
            assertEquals("nothing to create", jvm.ask("create"));
            assertDone(molt.upgrade(ZOO.v2(), "--appup", ZOO.appup(UP, BRUTAL).toString()));
            assertEquals("number 1 10000000000 100000 1", jvm.ask("create"));
            assertEquals("an object", jvm.ask("object"));

            assertDone(molt.downgrade());
            assertEquals("nothing to create", jvm.ask("create"));
            assertEquals(DELETED, jvm.ask("method"), "a static method");
            assertEquals(DELETED, jvm.ask("constructor"), "a constructor");
            assertEquals(DELETED, jvm.ask("object"), "a method of an object that lives on");
            assertEquals(DELETED, jvm.ask("reflect"), "a static method by reflection");
            assertEquals(DELETED, jvm.ask("make"), "a constructor by reflection");
            assertEquals("collected", jvm.ask("collected"));

            assertDone(molt.upgrade(ZOO.v2(), "--appup", ZOO.appup(UP, BRUTAL).toString()));
            assertEquals("an object", jvm.ask("object"), "the object of the first time");
            assertEquals("number 2 20000000000 100000 1", jvm.ask("create"));
        }
    }

    @OnEveryJdk
    void itsStaticInitialiserRunsEachTimeItComesBackUnderCompiledCodeToo(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, ZOO.v1())) {
            String appup = ZOO.appup(UP, BRUTAL).toString();
            for (int round = 1; round <= 12; round++) {
                assertDone(Molt.of(jvm).upgrade(ZOO.v2(), "--appup", appup));
                assertEquals("number " + round, jvm.ask("hot"));
                assertDone(Molt.of(jvm).downgrade());
                assertEquals(DELETED, jvm.ask("reflect"));
            }
        }
    }

    @OnEveryJdk
    void softPurgeRefusesWhileObjectsLive(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, ZOO.v1())) {
            Molt molt = Molt.of(jvm);
            assertDone(molt.upgrade(ZOO.v2()));
            assertEquals("number 1 10000000000 100000 1", jvm.ask("create"));
            Outcome down = molt.downgrade();
            assertEquals(
                    new Outcome(
                            Outcome.REFUSED,
                            "",
                            "error: app.Added is deleted while objects of it live: 1\n"
                                    + "  cure: let go of them first, or write `purge: brutal_purge` in an upgrade file (molt appup"
                                    + " OLD NEW --purge brutal drafts one), after which every call on them throws NoClassDefFoundError\n"
                                    + "refused: 1 error; nothing was touched"),
                    down);
            assertEquals("an object", jvm.ask("object"));
            assertEquals("number 1 10000000000 100000 2", jvm.ask("create"));
            assertEquals("forgotten", jvm.ask("forget"));
            assertDone(molt.downgrade());
            assertEquals("nothing to create", jvm.ask("create"));
        }
    }

    private static final Fixture NEVER = Fixture.of(
            "never",
            "class Commands { static String find() throws Exception { return Class.forName(\"app.Gone\").getName(); } }",
            "class Gone { }",
            "");

    @OnEveryStart
    void aClassThatWasNeverLoadedIsNotFoundAndComesBack(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, NEVER.v1())) {
            assertDone(Molt.of(jvm).upgrade(NEVER.v2()));
            // One dot leaders: the text stands where a class name does, and HotSpot refuses real dots there.
            String error = ERROR + "app/Gone (wrong name: app․Gone was deleted by never 2․0)";
            assertEquals(error, jvm.ask("find"));
            assertEquals(error, jvm.ask("find"), "asked again");
            assertDone(Molt.of(jvm).downgrade());
            assertEquals("app.Gone", jvm.ask("find"));
        }
    }

    private static final Fixture PAINT = Fixture.of(
            "paint",
            "",
            "class Commands { static String paint() { return \"no colours\"; } }",
            """
            class Commands { static String paint() { return Brush.describe(); } }
            class Brush {
                static final Color FIRST = Color.first();
                static String describe() {
                    return FIRST + ", by name " + (Color.valueOf("RED") == Color.RED)
                            + ", by class " + (Color.class.getEnumConstants()[0] == Color.RED)
                            + ", in a set " + EnumSet.allOf(Color.class).contains(Color.RED)
                            + ", first " + (FIRST == Color.RED);
                }
            }
            enum Color { RED, BLUE; static Color first() { return RED; } }
            """);

    @OnEveryJdk
    void enumsAndStaticsThatNameEachOtherComeBackAsOne(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, PAINT.v1())) {
            for (int round = 1; round <= 3; round++) {
                assertDone(Molt.of(jvm).upgrade(PAINT.v2(), "--appup", PAINT.appup(
                                "[{add_module: app.Brush}, {add_module: app.Color}, {load_module: app.Commands}]",
                                "[{load_module: app.Commands},"
                                        + " {delete_module: {module: app.Brush, purge: brutal_purge}},"
                                        + " {delete_module: {module: app.Color, purge: brutal_purge}}]")
                        .toString()));
                assertEquals(
                        "RED, by name true, by class true, in a set true, first true",
                        jvm.ask("paint"),
                        "round " + round);
                assertDone(Molt.of(jvm).downgrade());
                assertEquals("no colours", jvm.ask("paint"));
            }
        }
    }

    private static final Fixture LEAN = Fixture.of(
            "lean",
            "class Commands { static String load() throws Exception { return Class.forName(\"app.Gone\").getName(); } "
                    + "static String say() { return Greeter.text(); } }",
            "class Gone { static int number = 7; static Absent absent; static int get() { return number; } } class Absent { }"
                    + " class Greeter { static String text() { return \"one\"; } }",
            "class Greeter { static String text() { return \"two\"; } }");

    @OnEveryStart
    void staticsThatTheJvmDoesNotShowAreKeptAndTheUpgradeIsDone(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, LEAN.v1())) {
            Molt molt = Molt.of(jvm);
            assertEquals("app.Gone", jvm.ask("load"));
            assertEquals("one", jvm.ask("say"));
            assertDone(molt.upgrade(LEAN.v2()));
            assertEquals("two", jvm.ask("say"));
            List<String> steps = molt.history();
            assertEquals(List.of("1 purge failed", "1 end ok"), steps.subList(steps.size() - 2, steps.size()));
            assertDone(molt.downgrade());
            assertEquals("one", jvm.ask("say"));
        }
    }

    private static final String CALLS = "class Commands { static String say() throws Exception {"
            + " return (String) Class.forName(\"app.Stock\").getDeclaredMethod(\"text\").invoke(null); } }";
    private static final Fixture STOCK = Fixture.of(
            "stock",
            CALLS,
            "class Stock { static String text() { return \"one\"; } }",
            "class Shop { }");
    private static final Fixture STOCK_AGAIN = Fixture.of(
            "stock",
            CALLS,
            "class Shop { }",
            "class Stock { private static int number = 3; static String text() { return \"three \" + number; } }");

    /** What the JVM refused to load it was never loaded with. */
    @OnEveryStart
    void whatWasAskedForInVainIsLoadedLaterAndChanges(Start start) {
        Path third = STOCK_AGAIN.newer()
                .with(Fixture.DESCRIPTOR, "application: stock\nversion: '3.0'\n")
                .jar(STOCK.file("v3.jar"));
        try (TargetJvm jvm = TargetJvm.start(start, STOCK.v1())) {
            Molt molt = Molt.of(jvm);
            assertDone(molt.upgrade(STOCK.v2()));
            assertTrue(jvm.ask("say").startsWith(ERROR), jvm.ask("say"));
            assertDone(molt.downgrade());
            assertEquals("one", jvm.ask("say"));
            assertDone(molt.upgrade(STOCK.v2()));
            assertEquals("java.lang.reflect.InvocationTargetException", jvm.ask("say"), "thrown in it");
            assertDone(molt.downgrade());
            assertDone(molt.upgrade(third));
            assertEquals("three 3", jvm.ask("say"));
        }
    }

    private static final Fixture GROWN = Fixture.of(
            "grown",
            """
            class Commands {
                static java.lang.ref.WeakReference<Object> kept;
                static Object keep() { Object made = new Object(); kept = new java.lang.ref.WeakReference<>(made); return made; }
                static String load() throws Exception { return Class.forName("app.Store").getName(); }
                static String isGone() { System.gc(); return "" + (kept.get() == null); }
            }
            """,
            "class Store { static Object kept = Commands.keep(); } class Sign { }",
            "class Store { static int added = Integer.parseInt(\"5\"); static Object kept = Commands.keep(); } class Sign { }");
    private static final Fixture GROWN_GONE =
            Fixture.of("grown", "class Commands { static String isGone() { System.gc(); return \"\" + (kept.get() == null); }"
                    + " static java.lang.ref.WeakReference<Object> kept; }", "class Store { }", "class Sign { }");

    @OnEveryJdk
    void staticsAreDroppedOfAClassThatHadGainedMore(Start start) {
        Path third = GROWN_GONE.newer()
                .with(Fixture.DESCRIPTOR, "application: grown\nversion: '3.0'\n")
                .jar(GROWN.file("v3.jar"));
        try (TargetJvm jvm = TargetJvm.start(start, GROWN.v1())) {
            Molt molt = Molt.of(jvm);
            assertEquals("app.Store", jvm.ask("load"));
            assertDone(molt.upgrade(GROWN.v2()));
            assertEquals("false", jvm.ask("isGone"));
            assertDone(molt.upgrade(third));
            assertEquals("true", jvm.ask("isGone"));
            assertFalse(molt.history().toString().contains("failed"), molt.history().toString());
        }
    }

    private static void assertDone(Outcome outcome) {
        assertEquals(Outcome.DONE, outcome.exit(), outcome.toString());
    }
}
