package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

/** Members that come and go in classes that are loaded: the same objects behave as those of a fresh JVM would. */
class ReshapeIT {

    private static final Fixture MEMBERS = Fixture.of(
            "members",
            """
            class Commands {
                static final Till TILL = new Till("front");
                static final Runnable KEPT = TILL.closer();
                static String say() { return TILL.say(); }
                static String close() { KEPT.run(); return TILL.say(); }
                static String fresh() { return new Till("back").say(); }
                static String sub() { return new Kiosk().say(); }
                static int identity() { return System.identityHashCode(TILL); }
            }
            """,
            """
            class Till {
                private final String name;
                private int sum = 1;
                Till(String name) { this.name = name; }
                Runnable closer() { return () -> sum += 100; }
                String say() { return name + " " + sum++; }
            }
            class Kiosk extends Till { Kiosk() { super("kiosk"); } }
            """,
            """
            class Till {
                private static int made = 5;
                static final java.util.List<String> LOG = new java.util.ArrayList<>();
                private final String name;
                private int sum = 1;
                private long taken = 7;
                private java.util.Map<String, Till> others;
                Till(String name) { this(name, 50); made++; }
                private Till(String name, long taken) { this.name = name; this.taken = taken; }
                Runnable closer() { return () -> { sum += 1000; take(1000); }; }
                private void take(long more) { taken += more; LOG.add(name); }
                String say() {
                    if (others == null) { others = new java.util.TreeMap<>(); }
                    others.computeIfAbsent("x", key -> new Till(key, made));
                    take(1);
                    return name + " " + sum++ + " taken " + taken + " of " + others.get("x").kind() + " made " + made
                            + " log " + LOG.size();
                }
                String kind() { return "till" + taken; }
            }
            class Kiosk extends Till { Kiosk() { super("kiosk"); } String kind() { return "kiosk"; } }
            """);

    @OnEveryJdk
    void membersComeAndGoAndTheObjectsStay(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, MEMBERS.v1())) {
            assertEquals("front 1", jvm.ask("say"));
            String identity = jvm.ask("identity");

            Outcome up = Molt.of(jvm).upgrade(MEMBERS.v2());
            assertEquals(Outcome.DONE, up.exit(), up.toString());
            assertEquals("front 2 taken 1 of till5 made 5 log 1", jvm.ask("say"));
            assertEquals("back 1 taken 51 of till6 made 6 log 2", jvm.ask("fresh"));
            assertEquals("kiosk 1 taken 51 of till7 made 7 log 3", jvm.ask("sub"));
            assertEquals("front 1003 taken 1002 of till5 made 7 log 5", jvm.ask("close"), "the old lambda has the new body");

            Outcome down = Molt.of(jvm).downgrade();
            assertEquals(Outcome.DONE, down.exit(), down.toString());
            assertEquals("front 1004", jvm.ask("say"));
            assertEquals("back 1", jvm.ask("fresh"));

            Outcome again = Molt.of(jvm).upgrade(MEMBERS.v2());
            assertEquals(Outcome.DONE, again.exit(), again.toString());
            assertEquals("front 1005 taken 1003 of till5 made 7 log 6", jvm.ask("say"), "what was added stays with the object");
            assertEquals(identity, jvm.ask("identity"));
        }
    }

    private static final Fixture METHODS = Fixture.of(
            "methods",
            "class Commands { static final Box BOX = new Box(); static String say() { return BOX.text(); } }",
            "class Box { private int size = 1; String text() { return \"\" + size++; } }",
            """
            class Box {
                static String prefix = new String("size ");
                private int size = 1;
                String text() { return both(() -> prefix + size()); }
                private int size() { return size++; }
                private static String both(java.util.function.Supplier<String> text) { return text.get() + text.get(); }
            }
            """);

    @OnEveryStart
    void methodsStaticFieldsAndLambdasComeAndGo(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, METHODS.v1())) {
            assertEquals("1", jvm.ask("say"));
            assertEquals(Outcome.DONE, Molt.of(jvm).upgrade(METHODS.v2()).exit());
            assertEquals("size 2size 3", jvm.ask("say"));
            assertEquals(Outcome.DONE, Molt.of(jvm).downgrade().exit());
            assertEquals("4", jvm.ask("say"));
            assertEquals(Outcome.DONE, Molt.of(jvm).upgrade(METHODS.v2()).exit());
            assertEquals("size 5size 6", jvm.ask("say"));
        }
    }

    private static final String LOOP = """
            class Commands {
                static final Worker WORKER = new Worker();
                static final java.util.concurrent.SynchronousQueue<String> IN = new java.util.concurrent.SynchronousQueue<>();
                static final java.util.concurrent.SynchronousQueue<String> OUT = new java.util.concurrent.SynchronousQueue<>();
                static String start() {
                    Thread thread = new Thread(() -> WORKER.loop());
                    thread.setDaemon(true);
                    thread.start();
                    return "started";
                }
                static String load() { return WORKER.getClass().getName(); }
                static String turn() throws InterruptedException { IN.put("x"); return OUT.take(); }
            }
            """;
    private static final String WORKER = """
            class Worker {
                private String made = "made";
                void loop() {
                    try {
                        while (true) { OUT(IN() + step(1)); }
                    } catch (InterruptedException e) { }
                }
                private String step(long n) { return %s; }
                private static String IN() throws InterruptedException { return Commands.IN.take(); }
                private static void OUT(String text) throws InterruptedException { Commands.OUT.put(text); }
            }
            """;
    private static final Fixture LOOPS =
            Fixture.of("loops", LOOP, "class Worker { void loop() { } }", WORKER.formatted("made + n"));
    private static final Fixture LATER =
            Fixture.of("later", LOOP, "class Worker { void loop() { } }", WORKER.formatted("made + n + 1 + more()")
                    .replace("private String step", "private String more() { return made; } private String step"));

    @OnEveryStart
    void aLoopThatNeverEndsCallsTheLatestOfWhatWasAdded(Start start) {
        Path third = LATER.newer()
                .with(Fixture.DESCRIPTOR, "application: loops\nversion: '3.0'\n")
                .jar(LOOPS.file("v3.jar"));
        try (TargetJvm jvm = TargetJvm.start(start, LOOPS.v1())) {
            assertEquals("app.Worker", jvm.ask("load"));
            assertEquals(Outcome.DONE, Molt.of(jvm).upgrade(LOOPS.v2()).exit());
            assertEquals("started", jvm.ask("start"));
            assertEquals("xnull1", jvm.ask("turn"));
            assertEquals(Outcome.DONE, Molt.of(jvm).upgrade(third).exit());
            assertEquals("xnull11null", jvm.ask("turn"), "the call of step was compiled in version 2.0");
            assertEquals(Outcome.DONE, Molt.of(jvm).downgrade("--to", "2.0").exit());
            assertEquals("xnull1", jvm.ask("turn"));
        }
    }

    private static final Fixture VALUES = Fixture.of(
            "values",
            """
            class Commands {
                static final Menu MENU = new Menu();
                static String say() throws Exception { return MENU.say() + field("MOST") + field("DISH") + field("OPEN"); }
                private static Object field(String name) throws Exception {
                    java.lang.reflect.Field field = Menu.class.getDeclaredField(name);
                    field.setAccessible(true);
                    return field.get(null);
                }
            }
            """,
            """
            class Menu {
                static final int MOST = 5; static final String DISH = " soup "; static final boolean OPEN = false;
                String say() { return MOST + DISH + OPEN + " "; }
                static void fail() { }
            }
            """,
            """
            class Menu {
                static final int MOST = 8; static final String DISH = " salad "; static final boolean OPEN = true;
                String say() { return MOST + DISH + OPEN + " "; }
                static void fail() { throw new IllegalStateException("no"); }
            }
            """);

    @OnEveryJdk
    void reflectionReadsTheNewValuesOfConstants(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, VALUES.v1())) {
            assertEquals("5 soup false 5 soup false", jvm.ask("say"));
            String fails = VALUES.appup(
                    "[{load_module: app.Menu}, {apply: {module: app.Menu, function: fail, arguments: []}}]",
                    "[{load_module: app.Menu}]").toString();
            Outcome failed = Molt.of(jvm).upgrade(VALUES.v2(), "--appup", fails);
            assertEquals(Outcome.FAILED, failed.exit(), failed.toString());
            assertEquals("5 soup false 5 soup false", jvm.ask("say"));
            Outcome done = Molt.of(jvm).upgrade(VALUES.v2());
            assertEquals(Outcome.DONE, done.exit(), done.toString());
            assertFalse(done.out().contains("warning"), done.out());
            assertEquals("8 salad true 8 salad true", jvm.ask("say"));
            assertEquals(Outcome.DONE, Molt.of(jvm).downgrade().exit());
            assertEquals("5 soup false 5 soup false", jvm.ask("say"));
        }
    }

    private static final String LIMITS = "class Commands { static final Limit LIMIT = new Limit();"
            + " static String say() { return LIMIT.text(); } }";
    private static final Fixture CONSTANT = Fixture.of(
            "constant",
            LIMITS,
            "class Limit { String text() { return \"none\"; } }",
            "class Limit { private static final int MOST = 5; String text() { return \"\" + MOST; } }");
    private static final Fixture VARIABLE = Fixture.of(
            "constant",
            LIMITS,
            "class Limit { String text() { return \"none\"; } }",
            "class Limit { private static int MOST = 8; String text() { return \"\" + ++MOST; } }");

    @OnEveryJdk
    void anAddedConstantBecomesAVariable(Start start) {
        Path third = VARIABLE.newer()
                .with(Fixture.DESCRIPTOR, "application: constant\nversion: '3.0'\n")
                .jar(CONSTANT.file("v3.jar"));
        try (TargetJvm jvm = TargetJvm.start(start, CONSTANT.v1())) {
            assertEquals("none", jvm.ask("say"));
            assertEquals(Outcome.DONE, Molt.of(jvm).upgrade(CONSTANT.v2()).exit());
            assertEquals("5", jvm.ask("say"));
            assertEquals(Outcome.DONE, Molt.of(jvm).upgrade(third).exit());
            assertEquals("6", jvm.ask("say"), "it keeps its value, as a static field does whose initialiser changes");
        }
    }

    private static final Fixture FIELD = Fixture.of(
            "field",
            "class Commands { static final Box BOX = new Box(); static String say() { return BOX.text(); } }",
            "class Box { String text() { return \"1\"; } }",
            "class Box { int size = 2; String text() { return \"\" + size; } }");

    @OnEveryJdk
    void objectsThatHaveNoValueForANewFieldAreWarnedOf(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, FIELD.v1())) {
            assertEquals("1", jvm.ask("say"));
            Outcome plan = Molt.of(jvm).plan(FIELD.v2());
            assertEquals(Outcome.DONE, plan.exit());
            assertTrue(plan.out().contains("load  app.Box  loaded  field size: int added, body of"), plan.out());
            String warning = "warning: objects of app.Box made before the upgrade will have null, zero or false in size\n"
                    + "  cure: write update with change: {advanced: []} and code_change: {set: {size: EXPRESSION}}, if they"
                    + " need a value";
            assertEquals(warning, plan.err());
            assertEquals(warning, Molt.of(jvm).upgrade(FIELD.v2()).err());
            assertEquals("0", jvm.ask("say"));
        }
    }

    private static final Fixture SUPERTYPE = Fixture.of(
            "supertype",
            "class Commands { static final Box BOX = new Box(); static String say() { return BOX.text(); } }",
            "class Box { String text() { return \"1\"; } }",
            "class Box implements Runnable { public void run() { } String text() { return \"2\"; } }");

    @OnEveryStart
    void whatCannotBeReshapedIsRefusedAndNothingIsTouched(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, SUPERTYPE.v1())) {
            assertEquals("1", jvm.ask("say"));
            String refusal =
                    """
                    error: app.Box cannot be reshaped: interface java.lang.Runnable added
                      cure: leave the superclass and interfaces as they are; a new class may extend and implement what \
                    it likes
                    refused: 1 error; nothing was touched""";
            assertEquals(new Outcome(Outcome.REFUSED, "", refusal), Molt.of(jvm).upgrade(SUPERTYPE.v2()));
            Outcome plan = Molt.of(jvm).plan(SUPERTYPE.v2());
            assertEquals(Outcome.REFUSED, plan.exit());
            assertEquals(refusal, plan.err());
            assertEquals("1", jvm.ask("say"));
            assertEquals("[]", Molt.of(jvm).history().toString());
        }
    }
}
