package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Anonymous and local classes whose numbers move: live objects go on as what they are. */
class AnonymousIT {

    private static final String COMMANDS = """
            class Commands {
                static final House HOUSE = new House();
                static Runnable bell, light;
                static Comparator<String> order;
                static String make() { bell = HOUSE.bell(); order = HOUSE.order(); return "made"; }
                static String makeLight() { light = HOUSE.light(); return "made"; }
                static String old() { HOUSE.said = ""; bell.run(); if (light != null) light.run(); return HOUSE.said + order.compare("a", "bcd"); }
                static String fresh() {
                    HOUSE.said = ""; HOUSE.bell().run(); if (HOUSE.light() != null) HOUSE.light().run();
                    return HOUSE.said + HOUSE.order().compare("a", "bcd") + HOUSE.of(Day.SAT) + HOUSE.of(Day.MON);
                }
            }
            enum Day { MON, SAT }
            """;

    private static final Fixture NUMBERS = Fixture.of("numbers", COMMANDS,
            """
            class House {
                String said = "";
                Runnable light() { return null; }
                Runnable bell() { return new Runnable() { public void run() { said += "ring "; } }; }
                Comparator<String> order() { return new Comparator<>() { public int compare(String a, String b) { return 1; } }; }
                int of(Day day) { switch (day) { case SAT: return 6; default: return 0; } }
            }
            """,
            """
            class House {
                String said = "";
                Runnable light() {
                    class Bulb implements Runnable { public void run() { new Runnable() { public void run() { said += "shine "; } }.run(); } }
                    return new Runnable() { public void run() { new Bulb().run(); } };
                }
                Comparator<String> order() { return new Comparator<>() { public int compare(String a, String b) { return a.length() - b.length(); } }; }
                Runnable bell() { return new Runnable() { int times = 2; public void run() { said += "RING " + times++ + " "; } }; }
                int of(Day day) { switch (day) { case MON: return 1; case SAT: return 66; default: return 0; } }
            }
            """);

    @OnEveryStart
    void objectsGoOnAsWhatTheyAre(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, NUMBERS.v1())) {
            jvm.ask("make");
            assertEquals("ring 1", jvm.ask("old"));
            assertEquals("ring 160", jvm.ask("fresh"));
            for (int round = 0; round < 2; round++) {
                Outcome up = Molt.of(jvm).upgrade(NUMBERS.v2());
                assertEquals(Outcome.DONE, up.exit(), up.toString());
                assertEquals("RING " + round + " -2", jvm.ask("old"));
                assertEquals("RING 2 shine -2661", jvm.ask("fresh"));

                Outcome down = Molt.of(jvm).downgrade();
                assertEquals(Outcome.DONE, down.exit(), down.toString());
                assertEquals("ring 1", jvm.ask("old"));
                assertEquals("ring 160", jvm.ask("fresh"));
            }
        }
    }

    @OnEveryJdk
    void anUpgradeFileNamesThemAsTheJarsDo(Start start) {
        String appup = FILED.appup(
                        "[{load_module: app.Shed}, {load_module: app.Shed$1}, {add_module: app.Shed$2}]",
                        "[{load_module: app.Shed}, {load_module: app.Shed$1},"
                                + " {delete_module: {module: app.Shed$2, purge: brutal_purge}}]")
                .toString();
        try (TargetJvm jvm = TargetJvm.start(start, FILED.v1())) {
            assertEquals("one", jvm.ask("kept"));
            Outcome up = Molt.of(jvm).upgrade(FILED.v2(), "--appup", appup);
            assertEquals(Outcome.DONE, up.exit(), up.toString());
            assertEquals("two", jvm.ask("kept"));
            assertEquals("-1", jvm.ask("order"));
            Outcome down = Molt.of(jvm).downgrade();
            assertEquals(Outcome.DONE, down.exit(), down.toString());
            assertEquals("one", jvm.ask("kept"));
        }
    }

    private static final Fixture FILED = Fixture.of("filed", """
            class Commands {
                static final Supplier<String> KEPT = Shed.name();
                static String kept() { return KEPT.get(); }
                static String order() { return "" + Shed.order().compare("a", "bb"); }
            }
            """, """
            class Shed {
                static Supplier<String> name() { return new Supplier<>() { public String get() { return "one"; } }; }
                static Comparator<String> order() { return null; }
            }
            """, """
            class Shed {
                static Comparator<String> order() { return new Comparator<>() { public int compare(String a, String b) { return a.length() - b.length(); } }; }
                static Supplier<String> name() { return new Supplier<>() { public String get() { return "two"; } }; }
            }
            """);
}
