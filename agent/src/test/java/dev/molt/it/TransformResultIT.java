package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What objects have when expressions have transformed them: widened values, nothing null that must not be, each of them once. */
class TransformResultIT {

    private static final Fixture ITEMS = Fixture.of(
            "items",
            """
            class Commands {
                static final Item FIRST = new Item(1, "one");
                static final Item SECOND = new Item(2, null);
                static String say() { return FIRST + ", " + SECOND; }
                static String name() { SECOND.call("two"); return say(); }
                static String grow() { FIRST.negate(); return say(); }
            }
            """,
            """
            class Item {
                private final int id;
                private char kind = 'k';
                private float weight = 0.1f;
                private int count = 1 << 24 | 1;
                private ArrayList<String> parts = new ArrayList<>(List.of("p"));
                private String note;
                void call(String note) { this.note = note; }
                void negate() { count = -count; }
                Item(int id, String note) { this.id = id; this.note = note; }
                public String toString() { return id + " " + kind + " " + weight + " " + count + " " + parts + " " + note; }
            }
            """,
            """
            class Item {
                private final long id;
                private int kind = 'n';
                private double weight = 0.2;
                private Integer count = 0;
                private Collection<String> parts;
                private String note;
                private @NotNull String title = "";
                void call(String note) { this.note = note; }
                void negate() { count = -count; }
                Item(int id, String note) { this.id = id; this.note = note; }
                public String toString() {
                    return id + " " + kind + " " + (weight == 0.1f) + " " + count + " " + parts + " " + title.length();
                }
            }
            @interface NotNull { }
            """);

    private static final String TITLED = "[{update: {module: app.Item, change: {advanced: []}, code_change: {%s}}},"
            + " {add_module: app.NotNull}]";
    private static final String BACK = """
            [{update: {module: app.Item, change: {advanced: []}, code_change: {
               convert: {id: (int) id, kind: (char) kind, weight: (float) weight, count: count.intValue(),
                 parts: (java.util.ArrayList) parts}, drop: [title]}}},
             {delete_module: app.NotNull}]
            """;

    @OnEveryStart
    void fieldsThatAnyAssignmentWouldKeepAreKept(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, ITEMS.v1())) {
            jvm.ask("name");
            String old = "1 k 0.1 -16777217 [p] one, 2 k 0.1 16777217 [p] two";
            assertEquals(old, jvm.ask("grow"));
            String appup = ITEMS.appup(TITLED.formatted("set: {title: note}"), BACK).toString();
            for (int i = 0; i < 2; i++) {
                assertDone(Molt.of(jvm).upgrade(ITEMS.v2(), "--appup", appup));
                assertEquals("1 107 true -16777217 [p] 3, 2 107 true 16777217 [p] 3", jvm.ask("say"));
                assertDone(Molt.of(jvm).downgrade());
                assertEquals(old, jvm.ask("say"));
            }
        }
    }

    @OnEveryJdk
    void whatIsDeclaredNotNullIsNotNullForAnyObject(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, ITEMS.v1())) {
            String old = "1 k 0.1 16777217 [p] one, 2 k 0.1 16777217 [p] null";
            assertEquals(old, jvm.ask("say"));
            Outcome unset = upgrade(jvm, "drop: []");
            assertEquals(Outcome.REFUSED, unset.exit(), unset.toString());
            assertTrue(unset.err().contains("error: title is new in 2.0 and declared @NotNull, and nothing gives it a value in the"
                    + " objects that there are\n"), unset.err());
            // By old state, by another field's value, and ahead of the change.
            for (String expression : new String[] {"set: {title: note}", "rename: {title: note}",
                    "set: {title: 'id == 2 ? null : \"t\"'}"}) {
                Outcome failed = upgrade(jvm, expression);
                assertEquals(Outcome.FAILED, failed.exit(), failed.toString());
                assertTrue(failed.err().contains("failed: code_change of app.Item threw java.lang.NullPointerException: title is"
                        + " declared @NotNull, and would be null for "), failed.err());
                assertEquals(old, jvm.ask("say"));
            }
            jvm.ask("name");
            assertDone(upgrade(jvm, "set: {title: note}"));
        }
    }

    private static Outcome upgrade(TargetJvm jvm, String codeChange) {
        return Molt.of(jvm).upgrade(ITEMS.v2(), "--appup", ITEMS.appup(TITLED.formatted(codeChange), BACK).toString());
    }

    private static final Fixture FLEET = Fixture.of(
            "fleet",
            """
            class Commands {
                static final List<Ship> SHIPS = List.of(new Ship(), new Tanker(), new Tanker() { });
                static String say() { return SHIPS.toString(); }
            }
            """,
            """
            class Ship {
                private int crew = 2;
                public String toString() { return "crew " + crew; }
            }
            class Tanker extends Ship {
                private int crew = 30;
                private int load = 5;
                public String toString() { return super.toString() + " load " + load + " of " + crew; }
            }
            """,
            """
            class Ship {
                private int crew = 2;
                private int beds;
                int beds() { return beds; }
                public String toString() { return "crew " + crew + " beds " + beds; }
            }
            class Tanker extends Ship {
                private int crew = 30;
                private int load = 5;
                private String plate;
                public String toString() { return super.toString() + " load " + load + " of " + crew + " " + plate; }
            }
            """);

    @OnEveryStart
    void objectsOfSubclassesChangeOnceForEachOfTheirClassesInTheOrderOfDependencies(Start start) {
        String up = """
                [{update: {module: app.Tanker, change: {advanced: []}, depends_on: [app.Ship],
                   code_change: {convert: {load: load + 1, crew: crew + 1}, set: {plate: '"beds " + self.beds()'}}}},
                 {update: {module: app.Ship, change: {advanced: []},
                   code_change: {convert: {crew: crew + 1}, set: {beds: crew * 2}}}}]
                """;
        String down = """
                [{update: {module: app.Tanker, change: {advanced: []}, depends_on: [app.Ship],
                   code_change: {convert: {load: load - 1, crew: crew - 1}, drop: [plate]}}},
                 {update: {module: app.Ship, change: {advanced: []}, code_change: {convert: {crew: crew - 1}, drop: [beds]}}}]
                """;
        try (TargetJvm jvm = TargetJvm.start(start, FLEET.v1())) {
            String old = "[crew 2, crew 2 load 5 of 30, crew 2 load 5 of 30]";
            assertEquals(old, jvm.ask("say"));
            String appup = FLEET.appup(up, down).toString();
            for (int i = 0; i < 2; i++) {
                assertDone(Molt.of(jvm).upgrade(FLEET.v2(), "--appup", appup));
                assertEquals("[crew 3 beds 4, crew 3 beds 4 load 6 of 31 beds 4, crew 3 beds 4 load 6 of 31 beds 4]",
                        jvm.ask("say"));
                assertDone(Molt.of(jvm).downgrade());
                assertEquals(old, jvm.ask("say"));
            }
        }
    }

    private static void assertDone(Outcome outcome) {
        assertEquals(Outcome.DONE, outcome.exit(), outcome.toString());
    }

    private static final Fixture TAGS = Fixture.of(
            "tags",
            """
            class Commands {
                static final Tag NAMED = new Tag("one"); static final Tag UNNAMED = new Tag(null);
                static String say() { return NAMED.say() + ", " + UNNAMED.say(); }
            }
            @interface NotNull { }
            """,
            "class Tag { final String name; Tag(String name) { this.name = name; } String say() { return name; } }",
            """
            class Tag { final String name; private @NotNull String title = ""; Tag(String name) { this.name = name; }
                String say() { return title; } }
            """);

    /** A constructor may just not have come to the name; whether it is null for good is known only behind the gates. */
    @OnEveryJdk
    void norWhereItIsOnlyHandedOverFromAFinalField(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, TAGS.v1())) {
            assertEquals("one, null", jvm.ask("say"));
            for (String expression : new String[] {"rename: {title: name}", "set: {title: name}"}) {
                String up = "[{update: {module: app.Tag, change: {advanced: []}, %scode_change: {" + expression + "}}}]";
                String down = "[{update: {module: app.Tag, change: {advanced: []}, code_change: {drop: [title]}}}]";
                Outcome failed = Molt.of(jvm).upgrade(TAGS.v2(), "--appup", TAGS.appup(up.formatted(""), down).toString());
                assertEquals(Outcome.FAILED, failed.exit(), failed.toString());
                assertTrue(failed.err().contains("title is declared @NotNull, and would be null for "), failed.err());
                Outcome lazy = Molt.of(jvm).upgrade(
                        TAGS.v2(), "--appup", TAGS.appup(up.formatted("migrate: lazy, "), down).toString());
                assertEquals(Outcome.REFUSED, lazy.exit(), lazy.toString());
                assertEquals("one, null", jvm.ask("say"));
            }
        }
    }
}
