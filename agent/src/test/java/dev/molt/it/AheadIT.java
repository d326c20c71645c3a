package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Objects whose new values depend on what cannot change go over before anybody waits, or when the new version touches them. */
class AheadIT {

    private static final Fixture KNIGHTS = Fixture.of(
            "knights",
            """
            class Commands {
                static final Knight FIRST = new Squire("first");
                static final Knight SECOND = new Knight(null);
                static final java.util.concurrent.SynchronousQueue<String>
                        CALLS = new java.util.concurrent.SynchronousQueue<>();
                static final java.util.concurrent.SynchronousQueue<String>
                        ANSWERS = new java.util.concurrent.SynchronousQueue<>();
                static String hide() {
                    Thread thread = new Thread(() -> {
                        Knight hidden = new Knight("hidden");
                        try {
                            while (true) { ANSWERS.put(hidden.say()); CALLS.take(); }
                        } catch (InterruptedException e) { throw new IllegalStateException(e); }
                    });
                    thread.setDaemon(true);
                    thread.start();
                    return answer();
                }
                static String hidden() { return call(); }
                static String call() {
                    try { CALLS.put(""); } catch (InterruptedException e) { throw new IllegalStateException(e); }
                    return answer();
                }
                static String answer() {
                    try { return ANSWERS.take(); } catch (InterruptedException e) { throw new IllegalStateException(e); }
                }
                static String first() { return FIRST.say(); }
                static String second() { return SECOND.say(); }
                static String fresh() { return new Squire("fresh").say(); }
            }
            """,
            """
            class Knight {
                final String name;
                private final int age = 30;
                private final int wounds;
                private final String lady = "Lady";
                private String horse = "horse";
                Knight(String name) { this.name = name; wounds = name == null ? 1 : 0; }
                String say() { return name + " " + age + " " + horse; }
            }
            class Squire extends Knight { Squire(String name) { super(name); } }
            """,
            """
            class Knight {
                final String name;
                private final int age = 30;
                private final int wounds;
                private String quest;
                private long years = 1;
                Knight(String name) { this.name = name; quest = "none"; wounds = 0; }
                String say() { return name + " " + age + " " + quest + " " + years; }
            }
            class Squire extends Knight { Squire(String name) { super(name); } }
            """);

    private static final String UP =
            """
            [{update: {module: app.Knight, change: {advanced: []}, code_change: {
              set: {quest: '"quest of " + name.trim() + wounds + lady', years: 'age * 2L'}, drop: [horse, lady]}}}]
            """;

    private static final String DOWN =
            """
            [{update: {module: app.Knight, change: {advanced: []}, code_change: {
              set: {horse: '"mule"', lady: '"Lady"'}, drop: [quest, years]}}}]
            """;

    @OnEveryStart
    void whatNobodyFindsIsTransformedWhenItIsTouched(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, KNIGHTS.v1())) {
            assertEquals("first 30 horse", jvm.ask("first"));
            assertEquals("hidden 30 horse", jvm.ask("hide"));

            Outcome up = Molt.of(jvm).upgrade(KNIGHTS.v2(), "--appup", KNIGHTS.appup(UP, DOWN).toString());
            assertEquals(0, up.exit(), up.toString());
            assertTrue(up.out().contains("; changed: 1 app.Knight\n"), up.out());
            assertEquals("first 30 quest of first0Lady 60", jvm.ask("first"));
            assertEquals("hidden 30 quest of hidden0Lady 60", jvm.ask("hidden"));
            assertEquals("fresh 30 none 1", jvm.ask("fresh"));
            String failure = "dev.molt.boot.MigrationFailed: code_change of app.Knight threw"
                    + " java.lang.NullPointerException";
            assertTrue(jvm.ask("second").startsWith(failure), jvm.ask("second"));
            assertTrue(jvm.ask("second").startsWith(failure), "each touch tells");
            String told = "\ntransformed: 0 objects of app.Knight ahead of time, 2 on first touch, and 1 not, as code_change threw"
                    + " java.lang.NullPointerException";
            assertTrue(Molt.of(jvm).statusText().contains(told), Molt.of(jvm).statusText());
        }
    }

    @OnEveryStart
    void whatWasLetGoDoesNotComeAgain(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, KNIGHTS.v1())) {
            assertEquals("first 30 horse", jvm.ask("first"));
            String appup = KNIGHTS.appup(UP, DOWN).toString();
            for (int i = 0; i < 3; i++) {
                Outcome up = Molt.of(jvm).upgrade(KNIGHTS.v2(), "--appup", appup);
                assertEquals(0, up.exit(), up.toString());
                assertEquals("first 30 quest of first0Lady 60", jvm.ask("first"));
                Outcome down = Molt.of(jvm).downgrade();
                assertEquals(0, down.exit(), down.toString());
                assertEquals("first 30 mule", jvm.ask("first"));
                assertEquals("fresh 30 horse", jvm.ask("fresh"));
            }
        }
    }

    private static final Fixture MONKS = Fixture.of(
            "monks",
            """
            class Commands {
                static final Monk FIRST = new Monk("first");
                static Monk later;
                static String first() { return FIRST.say(); }
                static String make() { later = new Novice("later", 3); return later.say(); }
                static String later() { return later.say(); }
            }
            """,
            """
            class Monk { final String name; Monk(String name) { this.name = name; } String say() { return name; } }
            class Novice extends Monk { Novice(String name, int x) { super(name); } }
            """,
            """
            class Monk {
                final String name; String order = "own"; int x;
                Monk(String name) { this.name = name; }
                Monk(String name, int x) { this.x = x; this.name = name; }
                String say() { return name + " " + order + " " + x; }
            }
            class Novice extends Monk { Novice(String name, int x) { super(name, x); } }
            """);

    private static final String LAZY =
            """
            [{update: {module: app.Monk, change: {advanced: []}, migrate: lazy, code_change: {set: {order: 'name + "s order"'}}}},
             {load_module: app.Novice}]
            """;
    private static final String BACK = "[{load_module: app.Novice}, {load_module: app.Monk}]";

    @OnEveryStart
    void newObjectsAreNotTakenForOldOnes(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, MONKS.v1())) {
            assertEquals("first", jvm.ask("first"));
            assertEquals("later", jvm.ask("make"));
            String appup = MONKS.appup(LAZY, BACK).toString();
            Outcome up = Molt.of(jvm).upgrade(MONKS.v2(), "--appup", appup);
            assertEquals(0, up.exit(), up.toString());
            assertEquals("later laters order 0", jvm.ask("later"));
            assertEquals("later own 3", jvm.ask("make"));
            Outcome down = Molt.of(jvm).downgrade();
            assertEquals(0, down.exit(), down.toString());
            assertEquals("later", jvm.ask("make"));
            // Its objects have the field that it gives values to by now.
            Outcome again = Molt.of(jvm).upgrade(MONKS.v2(), "--appup", appup);
            assertTrue(again.err().contains("app.Monk cannot migrate lazily: a field that gets a value is one that objects have in"
                    + " the running version"), again.toString());
            Outcome eager = Molt.of(jvm).upgrade(
                    MONKS.v2(), "--appup", MONKS.appup(LAZY.replace("migrate: lazy, ", ""), BACK).toString());
            assertEquals(0, eager.exit(), eager.toString());
            assertEquals("later laters order 0", jvm.ask("later"));
            assertEquals("first firsts order 0", jvm.ask("first"));
        }
    }
}
