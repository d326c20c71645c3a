package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;

/** Constants of enums that come, go and move: what holds them, sorts by them and switches over them goes along. */
class EnumsIT {

    private static final String HOLDERS = """
            class Commands {
                static final EnumMap<Colour, String> MAP = new EnumMap<>(Map.of(Colour.RED, "r", Colour.BLUE, "b"));
                static final EnumSet<Colour> SET = EnumSet.of(Colour.RED, Colour.BLUE);
                static final Map<Colour, Integer> HASHED = new HashMap<>(Map.of(Colour.BLUE, 7));
                static final Colour HELD = Colour.BLUE;
                static String all() {
                    StringBuilder text = new StringBuilder();
                    for (Colour c : Colour.values()) {
                        text.append(c).append(c.ordinal()).append(Switcher.of(c)).append(Colour.valueOf(c.name()) == c ? "" : "!")
                            .append(c.say()).append(' ');
                    }
                    for (Colour c : Colour.class.getEnumConstants()) text.append(c.name().charAt(0));
                    return text + " " + MAP + " " + SET + " " + HASHED.get(HELD) + (HELD == Colour.BLUE)
                            + (Colour.BLUE.compareTo(Colour.RED) > 0) + EnumSet.allOf(Colour.class) + EnumSet.complementOf(SET);
                }
                static String fill() {
                    for (Colour c : Colour.values()) { MAP.merge(c, "+", String::concat); SET.add(c); }
                    return MAP + " " + SET;
                }
                static String spin() {
                    long sum = 0;
                    for (int i = 0; i < 2_000_000; i++) sum += hot();
                    return "" + hot();
                }
                static int hot() { return Colour.BLUE.ordinal() + 10 * Switcher.number(HELD) + 100 * Colour.values().length; }
                static String named() throws Exception { return "" + Colour.valueOf("GREEN").ordinal(); }
            }
            class Switcher {
                static String of(Colour c) { return switch (c) { case BLUE -> "=b"; case RED -> "=r"; default -> "=?"; }; }
                static int number(Colour c) { switch (c) { case RED: return 1; case BLUE: return 2; default: return 3; } }
            }
            """;

    private static Fixture fixture(String name, String older, String newer) {
        return Fixture.of("enums-" + name, HOLDERS, older, newer);
    }

    private static final String RED_BLUE = "enum Colour { RED, BLUE; String say() { return \"\"; } }";

    private static final Fixture MIDDLE = fixture("middle", RED_BLUE, """
            enum Colour {
                RED, GREEN, BLUE, VIOLET;
                static final Map<String, Colour> BY_NAME = new TreeMap<>();
                static { for (Colour c : values()) BY_NAME.put(c.name(), c); }
                String say() {
                    return switch (this) { case VIOLET -> "v"; case GREEN -> "g"; case RED -> "r"; case BLUE -> "b"; } + BY_NAME.size();
                }
            }
            """);

    @OnEveryStart
    void constantsComeInTheMiddleAndAtTheEndAndGoAgain(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, MIDDLE.v1())) {
            String before = "RED0=r BLUE1=b RB {RED=r, BLUE=b} [RED, BLUE] 7truetrue[RED, BLUE][]";
            assertEquals(before, jvm.ask("all"));
            assertEquals("221", jvm.ask("spin"));
            Outcome up = Molt.of(jvm).upgrade(MIDDLE.v2());
            assertEquals(Outcome.DONE, up.exit(), up.toString());
            assertEquals("RED0=rr4 GREEN1=?g4 BLUE2=bb4 VIOLET3=?v4 RGBV {RED=r, BLUE=b} [RED, BLUE]"
                    + " 7truetrue[RED, GREEN, BLUE, VIOLET][GREEN, VIOLET]", jvm.ask("all"));
            assertEquals("422", jvm.ask("spin"));
            assertEquals("{RED=r+, GREEN=+, BLUE=b+, VIOLET=+} [RED, GREEN, BLUE, VIOLET]", jvm.ask("fill"));
            assertEquals("1", jvm.ask("named"));

            Outcome down = Molt.of(jvm).downgrade();
            assertEquals(Outcome.DONE, down.exit(), down.toString());
            assertEquals("RED0=r BLUE1=b RB {RED=r+, BLUE=b+, GREEN=+, VIOLET=+} [RED, BLUE, GREEN, VIOLET]"
                    + " 7truetrue[RED, BLUE][]", jvm.ask("all"), "what held a constant that is gone still does");
            assertEquals("221", jvm.ask("spin"));
            assertEquals("java.lang.IllegalArgumentException: No enum constant app.Colour.GREEN", jvm.ask("named"));

            Outcome again = Molt.of(jvm).upgrade(MIDDLE.v2());
            assertEquals(Outcome.DONE, again.exit(), again.toString());
            assertEquals("RED0=rr4 GREEN1=?g4 BLUE2=bb4 VIOLET3=?v4 RGBV {RED=r+, GREEN=+, BLUE=b+, VIOLET=+}"
                    + " [RED, GREEN, BLUE, VIOLET] 7truetrue[RED, GREEN, BLUE, VIOLET][]", jvm.ask("all"));
        }
    }

    private static final Fixture ORDER = fixture("order", RED_BLUE, "enum Colour { BLUE, RED; String say() { return \"s\"; } }");

    @OnEveryStart
    void constantsChangePlacesAlsoInCompiledCode(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, ORDER.v1())) {
            assertEquals("221", jvm.ask("spin"));
            assertEquals("RED0=r BLUE1=b RB {RED=r, BLUE=b} [RED, BLUE] 7truetrue[RED, BLUE][]", jvm.ask("all"));
            Outcome up = Molt.of(jvm).upgrade(ORDER.v2());
            assertEquals(Outcome.DONE, up.exit(), up.toString());
            assertEquals("220", jvm.ask("spin"));
            assertEquals("BLUE0=bs RED1=rs BR {BLUE=b, RED=r} [BLUE, RED] 7truefalse[BLUE, RED][]", jvm.ask("all"));
            assertEquals(Outcome.DONE, Molt.of(jvm).downgrade().exit());
            assertEquals("221", jvm.ask("spin"));
        }
    }

    private static final Fixture GONE = fixture(
            "gone",
            "enum Colour { GREEN, RED, BLUE; String say() { return \"\"; } }",
            "enum Colour { RED, BLUE; String say() { return \"s\"; } }");

    @OnEveryStart
    void aConstantThatIsGoneStaysAnObject(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, GONE.v1())) {
            assertEquals("{GREEN=+, RED=r+, BLUE=b+} [GREEN, RED, BLUE]", jvm.ask("fill"));
            assertEquals("0", jvm.ask("named"));
            Outcome up = Molt.of(jvm).upgrade(GONE.v2());
            assertEquals(Outcome.DONE, up.exit(), up.toString());
            assertEquals("RED0=rs BLUE1=bs RB {RED=r+, BLUE=b+, GREEN=+} [RED, BLUE, GREEN] 7truetrue[RED, BLUE][]",
                    jvm.ask("all"));
            assertEquals("java.lang.IllegalArgumentException: No enum constant app.Colour.GREEN", jvm.ask("named"));
            Outcome down = Molt.of(jvm).downgrade();
            assertEquals(Outcome.DONE, down.exit(), down.toString());
            assertEquals("{GREEN=++, RED=r++, BLUE=b++} [GREEN, RED, BLUE]", jvm.ask("fill"));
        }
    }

    private static final Fixture BROKEN = fixture("broken", RED_BLUE, """
            enum Colour {
                GREEN, RED, BLUE;
                static final int FIRST = Integer.parseInt(values()[0].name());
                String say() { return "" + FIRST; }
            }
            """);

    @OnEveryStart
    void anUpgradeThatFailsLeavesTheConstantsAsTheyWere(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, BROKEN.v1())) {
            String before = "RED0=r BLUE1=b RB {RED=r, BLUE=b} [RED, BLUE] 7truetrue[RED, BLUE][]";
            assertEquals(before, jvm.ask("all"));
            assertEquals("221", jvm.ask("spin"));
            for (int i = 0; i < 2; i++) {
                Outcome up = Molt.of(jvm).upgrade(BROKEN.v2());
                assertEquals(Outcome.FAILED, up.exit(), up.toString());
                assertEquals("failed: the initialiser of what is added to app.Colour threw java.lang.NumberFormatException:"
                        + " For input string: \"GREEN\"", up.err().replaceAll("(?s).*failed:", "failed:"));
                assertEquals(before, jvm.ask("all"));
                assertEquals("221", jvm.ask("spin"));
            }
        }
    }

    private static final Fixture FIELDS = fixture(
            "fields",
            """
            enum Colour {
                RED("r") { String say() { return "!"; } }, BLUE("b");
                private final String sign;
                Colour(String sign) { this.sign = sign; }
                String say() { return sign; }
            }
            """,
            """
            enum Colour {
                RED("x") { String say() { return "?"; } }, BLUE("y"), GREEN("g");
                private final String sign;
                private final int made;
                Colour(String sign) { this.sign = sign; this.made = sign.length(); }
                String say() { return sign + made; }
            }
            """);

    @OnEveryJdk
    void anAddedConstantIsMadeByTheNewConstructorAndThoseWithBodiesStay(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, FIELDS.v1())) {
            assertEquals("RED0=r! BLUE1=bb RB {RED=r, BLUE=b} [RED, BLUE] 7truetrue[RED, BLUE][]", jvm.ask("all"));
            Outcome up = Molt.of(jvm).upgrade(FIELDS.v2());
            assertEquals(Outcome.DONE, up.exit(), up.toString());
            assertEquals("RED0=r? BLUE1=bb0 GREEN2=?g1 RBG {RED=r, BLUE=b} [RED, BLUE] 7truetrue[RED, BLUE, GREEN][GREEN]",
                    jvm.ask("all"));
            String warnings = """
                    warning: app.Colour: enum constants that exist will have null, zero or false in made, as to make them once \
                    more may do more than set fields
                      cure: assign the values in code that runs during the upgrade
                    warning: enum constants RED, BLUE of app.Colour are made with other values now: the objects exist, and keep \
                    what they were made with
                      cure: assign the new values in code that runs during the upgrade
                    warning: enum constants of app.Colour come, go or move: an EnumMap or EnumSet that only a local variable \
                    holds does not learn of it, and what a thread changes in an EnumMap at that very moment may be lost
                      cure: make it anew after the upgrade; `update` the classes that change such ones, so that their callers wait""";
            assertEquals(warnings, up.err());
        }
    }

    private static final Fixture ARGUMENTS = fixture(
            "arguments",
            RED_BLUE,
            """
            enum Colour {
                RED(1, "x"), GREEN(20_000_000_000L, "y"), BLUE(3, "z");
                private final long weight;
                private final List<String> texts;
                private int uses = 5;
                Colour(long weight, String text) { this.weight = weight; this.texts = List.of(text); }
                String say() { return weight + "" + texts + uses++; }
            }
            """);

    @OnEveryStart
    void constantsThatExistGetWhatTheNewConstructorGives(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, ARGUMENTS.v1())) {
            assertEquals("221", jvm.ask("spin"));
            Outcome up = Molt.of(jvm).upgrade(ARGUMENTS.v2());
            assertEquals(Outcome.DONE, up.exit(), up.toString());
            assertEquals("RED0=r1[x]5 GREEN1=?20000000000[y]5 BLUE2=b3[z]5 RGB {RED=r, BLUE=b} [RED, BLUE]"
                    + " 7truetrue[RED, GREEN, BLUE][GREEN]", jvm.ask("all"));
            assertEquals(Outcome.DONE, Molt.of(jvm).downgrade().exit());
            assertEquals(Outcome.DONE, Molt.of(jvm).upgrade(ARGUMENTS.v2()).exit());
            assertEquals("RED0=r1[x]6 GREEN1=?20000000000[y]6 BLUE2=b3[z]6 RGB {RED=r, BLUE=b} [RED, BLUE]"
                    + " 7truetrue[RED, GREEN, BLUE][GREEN]", jvm.ask("all"), "what was added stays with the object");
        }
    }

    @OnEveryStart
    void whatADowngradeDroppedIsGivenAgain(Start start) {
        String drop = "[{update: {module: app.Colour, change: {advanced: []}, code_change: {drop: [weight, texts, uses]}}}]";
        Path appup = ARGUMENTS.appup("[{load_module: app.Colour}]", drop);
        String fresh = "RED0=r1[x]5 GREEN1=?20000000000[y]5 BLUE2=b3[z]5 RGB {RED=r, BLUE=b} [RED, BLUE]"
                + " 7truetrue[RED, GREEN, BLUE][GREEN]";
        try (TargetJvm jvm = TargetJvm.start(start, ARGUMENTS.v1())) {
            jvm.ask("spin");
            for (int i = 0; i < 2; i++) {
                Outcome up = Molt.of(jvm).upgrade(ARGUMENTS.v2(), "--appup", appup.toString());
                assertEquals(Outcome.DONE, up.exit(), up.toString());
                assertEquals(fresh, jvm.ask("all"));
                Outcome down = Molt.of(jvm).downgrade();
                assertEquals(Outcome.DONE, down.exit(), down.toString());
            }
        }
    }

    private static final Fixture BUSY = Fixture.of(
            "enums-busy",
            """
            class Commands {
                static final EnumSet<Colour> SET = EnumSet.noneOf(Colour.class);
                static volatile boolean busy = true;
                static volatile long rounds, lost;
                static Thread thread;
                static String begin() throws Exception {
                    thread = new Thread(() -> {
                        while (busy) {
                            SET.add(Colour.BLUE);
                            if (!SET.contains(Colour.BLUE)) lost++;
                            SET.remove(Colour.BLUE);
                            if (SET.contains(Colour.BLUE)) lost++;
                            rounds++;
                        }
                    });
                    thread.setDaemon(true);
                    thread.start();
                    return more();
                }
                static String more() { long before = rounds; while (rounds < before + 1000) Thread.onSpinWait(); return "more"; }
                static String lost() { return "" + lost; }
                /** Sets of constants are of one thread at a time. */
                static String last() throws Exception {
                    busy = false;
                    thread.join();
                    SET.add(Colour.valueOf("GREEN"));
                    return "" + SET.contains(Colour.valueOf("GREEN")) + EnumSet.allOf(Colour.class);
                }
            }
            """,
            RED_BLUE,
            RED_BLUE.replace("BLUE;", "BLUE, GREEN;"));

    @OnEveryJdk
    void whatIsAddedToSetsMeanwhileStaysWhereConstantsComeBehindTheOthers(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, BUSY.v1())) {
            assertEquals("more", jvm.ask("begin"));
            for (int round = 0; round < 8; round++) {
                assertEquals(Outcome.DONE, Molt.of(jvm).upgrade(BUSY.v2()).exit());
                assertEquals("more", jvm.ask("more"));
                assertEquals(Outcome.DONE, Molt.of(jvm).downgrade().exit());
                assertEquals("more", jvm.ask("more"));
            }
            assertEquals("0", jvm.ask("lost"));
            assertEquals(Outcome.DONE, Molt.of(jvm).upgrade(BUSY.v2()).exit());
            assertEquals("true[RED, BLUE, GREEN]", jvm.ask("last"));
        }
    }
}
