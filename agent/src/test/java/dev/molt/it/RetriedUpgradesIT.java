package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.UnaryOperator;

/** Where an upgrade failed and was undone, the mended one gives what is added the values of its own, as if it were the first. */
class RetriedUpgradesIT {

    private static final String SHARED =
            """
            class Trap {
                static int spring() { throw new IllegalStateException("sprung"); }
                static boolean decline() { return false; }
            }
            class Commands {
                static final Till TILL = new Till();
                static final Colour RED = Colour.RED;
                static String say() { return TILL.say() + new Shelf().text() + RED.say(); }
            }
            """;
    private static final String OLD =
            """
            class Till { static final Till FIRST = new Till(); int number = 3; String say() { return "old"; } }
            class Shelf { String text() { return "1"; } }
            enum Colour { RED; String say() { return "" + values().length; } }
            """;
    /** Its placeholders: all values, what else initialises, more fields. */
    private static final String TILL =
            """
            class Till {
                static final Till FIRST = new Till();
                private static int limit = %1$s0;
                private static final List<String> LOG = new ArrayList<>(List.of("value%1$s"));
                private static String unset%2$s;
                private static int weighed = FIRST.weight;
                private static int fails%3$s;
                int number = 3;
                %4$s
                int weight;
                String say() { LOG.add("said"); return limit++ + LOG.toString() + unset + weighed + weight; }
            }
            class Shelf { String text() { return "2"; } }
            """;
    private static final String COLOUR = "enum Colour { RED; String say() { return \"\" + values().length; } }";
    private static final String COLOURS =
            """
            enum Colour {
                RED("red%1$s"), GREEN("green%1$s");
                static final String ALL = Arrays.toString(values()) + %1$s;
                final String text;
                Colour(String text) { this.text = text; }
                String say() { return values().length + text + GREEN.text + ALL + (values()[1] == valueOf("GREEN")); }
            }
            """;

    private static final String BROKEN = TILL.formatted("1", " = \"unset\"", "", "");
    private static final String MENDED = TILL.formatted("2", "", "", "String more; long most;");

    private static final String LOAD = "[{load_module: app.Till}, {load_module: app.Shelf}, {load_module: app.Colour}%s]";
    private static final String UPDATE = "[{update: {module: app.Till, change: {advanced: []}, code_change: {convert:"
            + " {number: '%s'}}}}, {load_module: app.Shelf}, {load_module: app.Colour}]";
    private static final String DECLINED = LOAD.formatted(", {apply: {module: app.Trap, function: decline, arguments: []}}");

    private static final String PLAIN = "20[value2, said]null0021";
    private static final String COLOURED = "20[value2, said]null0022red2green2[RED, GREEN]2true";

    @OnEveryJdk
    void anInitialiserThrew(Start start) {
        String broken = TILL.formatted("1", " = \"unset\"", " = Trap.spring()", "");
        retried(start, broken + COLOUR, LOAD.formatted(""), r -> r, MENDED + COLOUR, PLAIN);
    }

    @OnEveryJdk
    void anInitialiserThrewAndConstantsOfAnEnumCame(Start start) {
        String broken = TILL.formatted("1", " = \"unset\"", " = Trap.spring()", "");
        String spring = COLOURS.formatted("1").replace("+ 1", "+ Trap.spring()");
        retried(start, broken + spring, LOAD.formatted(""), r -> r, MENDED + COLOURS.formatted("2"), COLOURED);
    }

    @OnEveryJdk
    void aCallReturnedFalse(Start start) {
        retried(start, BROKEN + COLOUR, DECLINED, r -> r, MENDED + COLOUR, PLAIN);
    }

    @OnEveryJdk
    void aCallReturnedFalseAndConstantsOfAnEnumCame(Start start) {
        retried(start, BROKEN + COLOURS.formatted("1"), DECLINED, r -> r, MENDED + COLOURS.formatted("2"), COLOURED);
    }

    @OnEveryJdk
    void theJvmRefusedAClass(Start start) {
        retried(start, BROKEN + COLOURS.formatted("1"), LOAD.formatted(""), RetriedUpgradesIT::unverifiable,
                MENDED + COLOURS.formatted("2"), COLOURED);
    }

    @OnEveryJdk
    void theJvmRefusedAClassBehindTheGates(Start start) {
        retried(start, BROKEN + COLOURS.formatted("1"), UPDATE.formatted("number"), RetriedUpgradesIT::unverifiable,
                MENDED + COLOURS.formatted("2"), COLOURED);
    }

    @OnEveryJdk
    void aTransformThrew(Start start) {
        retried(start, BROKEN + COLOURS.formatted("1"), UPDATE.formatted("Trap.spring()"), r -> r,
                MENDED + COLOURS.formatted("2"), COLOURED);
    }

    @OnEveryJdk
    void aClassThatCameUpMeanwhileKeepsTheStateOfTheVersionThatRuns(Start start) {
        String shared = """
                class Trap { static boolean meet() { return Late.touch() < 0; } }
                class Commands { static String say() { return "" + Late.touch(); } }
                """;
        String counts = "class Late { static int count = 5; static int touch() { return %s++count; } }";
        Fixture first = Fixture.of("retried", shared, counts.formatted(""), "class Late { static int touch() { return 100; } }");
        Fixture second = Fixture.of("retried", shared, counts.formatted(""), counts.formatted("10 + "));
        try (TargetJvm jvm = TargetJvm.start(start, first.v1())) {
            String fails = "[{load_module: app.Late}, {apply: {module: app.Trap, function: meet, arguments: []}}]";
            Outcome failed = Molt.of(jvm).upgrade(first.newer().jar(first.file("broken.jar")),
                    "--appup", first.appup(fails, "[]").toString());
            assertEquals(Outcome.FAILED, failed.exit(), failed.toString());
            assertEquals("6", jvm.ask("say"));
            assertEquals("7", jvm.ask("say"));
            Outcome done = Molt.of(jvm).upgrade(second.newer().jar(second.file("mended.jar")), "--appup",
                    second.appup("[{load_module: app.Late}]", "[{load_module: app.Late}]").toString());
            assertEquals(Outcome.DONE, done.exit(), done.toString());
            assertEquals("18", jvm.ask("say"));
        }
    }

    private static Release unverifiable(Release release) {
        return release.with("app/Shelf.class", AtomicityIT.unverifiable(release.files().get("app/Shelf.class")));
    }

    private static void retried(
            Start start, String broken, String fails, UnaryOperator<Release> packed, String mended, String said) {
        Fixture first = Fixture.of("retried", SHARED, OLD, broken);
        Fixture second = Fixture.of("retried", SHARED, OLD, mended);
        try (TargetJvm jvm = TargetJvm.start(start, first.v1())) {
            assertEquals("old11", jvm.ask("say"));
            for (int i = 0; i < 2; i++) {
                Outcome failed = Molt.of(jvm).upgrade(
                        packed.apply(first.newer()).jar(first.file("broken.jar")), "--appup", first.appup(fails, "[]").toString());
                assertEquals(Outcome.FAILED, failed.exit(), failed.toString());
                assertEquals("old11", jvm.ask("say"));
            }
            Outcome done = Molt.of(jvm).upgrade(second.newer().jar(second.file("mended.jar")), "--appup",
                    second.appup(LOAD.formatted(""), LOAD.formatted("")).toString());
            assertEquals(Outcome.DONE, done.exit(), done.toString());
            assertEquals(said, jvm.ask("say"));
            assertEquals(Outcome.DONE, Molt.of(jvm).downgrade().exit());
            assertEquals("old11", jvm.ask("say"));
        }
    }
}
