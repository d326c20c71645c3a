package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.List;

/** A rehearsed upgrade shows what transforms would do, and leaves objects, classes and the way to upgrade as they were. */
class RehearsalIT {

    private static final Fixture KNIGHTS = Fixture.of(
            "rehearsed",
            """
            class Commands {
                static final Knight FIRST = new Knight("first", 3);
                static final Squire SECOND = new Squire("second", 4);
                static final Messenger THIRD = new Messenger();
                static final Monk FOURTH = new Monk("fourth");
                static final int IDENTITY = System.identityHashCode(FIRST);
                static String all() {
                    return FIRST.say() + "; " + SECOND.say() + "; " + FOURTH.say() + "; "
                            + (IDENTITY == System.identityHashCode(FIRST));
                }
                static volatile long said;
                static volatile String wrong = "";
                static String talk() {
                    Thread thread = new Thread(() -> {
                        String right = all();
                        while (wrong.isEmpty()) {
                            String now = all();
                            if (!now.equals(right)) { wrong = now; }
                            said++;
                        }
                    });
                    thread.setDaemon(true);
                    thread.start();
                    return "talks";
                }
                static String wrong() {
                    long before = said;
                    while (said < before + 2) { Thread.onSpinWait(); }
                    return "wrong: " + wrong;
                }
                static String fresh() { return new Squire("fresh", 5).say(); }
                static String nameless() { SECOND.name = null; return all(); }
                static String calls() { return Tally.calls + " calls"; }
                static String finalized() throws InterruptedException {
                    Sentinel.DONE.drainPermits();
                    new Sentinel();
                    while (!Sentinel.DONE.tryAcquire(10, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                        System.gc();
                    }
                    return Knight.finalized + " finalized";
                }
            }
            class Tally { static int calls; static int count() { return ++calls; } }
            class Sentinel {
                static final java.util.concurrent.Semaphore DONE = new java.util.concurrent.Semaphore(0);
                @Override protected void finalize() { DONE.release(); }
            }
            """,
            """
            class Knight {
                static int finalized;
                String name; int[] scores; long gold = 7;
                Knight(String name, int score) { this.name = name; scores = new int[] {score, 1}; }
                String title() { return "Sir " + name; }
                String rank() { return "old rank"; }
                String say() { return title() + " " + scores[0] + " " + gold; }
                @Override protected void finalize() { finalized++; }
            }
            class Squire extends Knight {
                Squire(String name, int score) { super(name, score); }
                String title() { return "Squire " + name; }
            }
            class Monk { final String name; Monk(String name) { this.name = name; } String say() { return name; } }
            class Messenger extends Thread { String word = "word"; String say() { return word; } }
            """,
            """
            class Knight {
                static int finalized;
                String name; int[] scores; int gold; Quest quest; String title; int number;
                Knight(String name, int score) { this.name = name; scores = new int[] {score, 1}; quest = new Quest("none"); }
                String title() { return "Sir " + name; }
                String rank() { return "new rank"; }
                String say() { return title() + " " + scores[0] + " " + gold + " " + quest.of() + " " + title; }
                @Override protected void finalize() { finalized++; }
            }
            class Squire extends Knight {
                Squire(String name, int score) { super(name, score); }
                String title() { return "Squire " + name; }
            }
            class Monk {
                final String name; String order;
                Monk(String name) { this.name = name; }
                String say() { return name + " " + order; }
            }
            class Quest {
                static int made;
                final String of;
                Quest(String of) { this.of = of; made++; }
                String of() { return "quest of " + of; }
            }
            class Messenger extends Thread { String word = "word"; String more; String say() { return word + more; } }
            class KnightCodeChange {
                static void codeChange(String vsn, boolean down, Knight self, java.util.Map<String, Object> old, Object extra) {
                    self.name = "changed";
                    self.gold = 1;
                    ((int[]) old.get("scores"))[0] = 99;
                    self.scores[1] = 99;
                    self.quest = new Quest(self.title());
                    Tally.count();
                }
            }
            """);

    private static final String OLD = "Sir first 3 7; Squire second 4 7; fourth; true";
    private static final String DOWN = down("{convert: {gold: gold}, drop: [quest, title, number]}");

    private static String down(String codeChange) {
        return "[{load_module: app.Messenger}, {update: {module: app.Monk, change: {advanced: []}}}, {update: {module: app.Knight,"
                + " change: {advanced: []}, code_change: " + codeChange + "}},"
                + " {delete_module: {module: app.KnightCodeChange, purge: brutal_purge}},"
                + " {delete_module: {module: app.Quest, purge: brutal_purge}}]";
    }

    private static String up(String codeChange, String more) {
        return "[{add_module: app.Quest}, {add_module: app.KnightCodeChange}, {update: {module: app.Messenger, change: {advanced: []},"
                + " code_change: {set: {more: '\"s\"'}}}}, {update: {module: app.Monk, change: {advanced: []}, code_change: {"
                + "set: {order: '\"order of \" + name.trim()'}}}}, {update: {module: app.Knight, " + more
                + " change: {advanced: []}, code_change: {" + codeChange + "}}}]";
    }

    private static final String GOOD = "set: {quest: 'new app.Quest(self.title())', title: 'name.trim() + scores[0]',"
            + " number: 'app.Tally.count()'}, convert: {gold: '(int) gold'}";

    private static Outcome rehearse(TargetJvm jvm, String up, String... options) {
        String[] all = new String[options.length + 3];
        System.arraycopy(options, 0, all, 0, options.length);
        all[options.length] = "--appup";
        all[options.length + 1] = KNIGHTS.appup(up, DOWN).toString();
        all[options.length + 2] = "--rehearse";
        return Molt.of(jvm).plan(KNIGHTS.v2(), all);
    }

    @OnEveryStart
    void copiesAreTransformedAndTheObjectsStayAsTheyWere(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, KNIGHTS.v1())) {
            assertEquals(OLD, jvm.ask("all"));
            for (int i = 1; i <= 2; i++) {
                Outcome rehearsed = rehearse(jvm, up(GOOD, ""));
                assertEquals(0, rehearsed.exit(), rehearsed.toString());
                assertTrue(rehearsed.out().contains("  app.Knight     2 of 2 objects  0 failed  "), rehearsed.toString());
                assertTrue(rehearsed.out().contains("  app.Monk       1 of 1 objects  0 failed  "), rehearsed.toString());
                assertEquals(OLD, jvm.ask("all"));
                assertEquals(2 * i + " calls", jvm.ask("calls"), "what a transform calls does happen");
                assertEquals("Squire fresh 5 7", jvm.ask("fresh"));
            }
            assertEquals(List.of("0 rehearse ok", "0 rehearse ok"), Molt.of(jvm).history());
            assertFalse(Molt.of(jvm).status().get("upgrading").getAsBoolean());
            assertEquals(0, Molt.of(jvm).status().get("upgrades").getAsInt());

            Outcome up = Molt.of(jvm).upgrade(KNIGHTS.v2(), "--appup", KNIGHTS.appup(up(GOOD, ""), DOWN).toString());
            assertEquals(0, up.exit(), up.toString());
            String now = "Sir first 3 7 quest of Sir first first3; Squire second 4 7 quest of Squire second second4; fourth order of fourth; true";
            assertEquals(now, jvm.ask("all"));
            for (String transform : List.of("{convert: {gold: gold}, drop: [quest, title, number]}", "{class: app.KnightCodeChange}")) {
                Outcome down = Molt.of(jvm).planBack("--appup", KNIGHTS.appup(up(GOOD, ""), down(transform)).toString(), "--rehearse");
                assertEquals(0, down.exit(), down.toString());
                assertTrue(down.out().contains("  app.Knight  2 of 2 objects  0 failed  "), down.toString());
                assertEquals(now, jvm.ask("all"));
            }
            Outcome back = Molt.of(jvm).downgrade("--appup", KNIGHTS.appup(up(GOOD, ""), DOWN).toString());
            assertEquals(0, back.exit(), back.toString());
            assertEquals(OLD, jvm.ask("all"));
        }
    }

    @OnEveryJdk
    void aClassThatTransformsIsHandedCopiesOfWhatItWritesTo(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, KNIGHTS.v1())) {
            assertEquals(OLD, jvm.ask("all"));
            Outcome rehearsed = rehearse(jvm, up("class: app.KnightCodeChange", ""));
            assertEquals(0, rehearsed.exit(), rehearsed.toString());
            assertTrue(rehearsed.out().contains("  app.Knight     2 of 2 objects  0 failed  "), rehearsed.toString());
            assertEquals(OLD, jvm.ask("all"));
            assertEquals("0 finalized", jvm.ask("finalized"), "on copies, no finalizer is run");
        }
    }

    @OnEveryJdk
    void theApplicationGoesOnMeanwhile(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, KNIGHTS.v1())) {
            assertEquals("talks", jvm.ask("talk"));
            for (int i = 0; i < 3; i++) {
                Outcome rehearsed = rehearse(jvm, up(GOOD, ""));
                assertEquals(0, rehearsed.exit(), rehearsed.toString());
                assertEquals("wrong: ", jvm.ask("wrong"));
            }
        }
    }

    @OnEveryJdk
    void whatFailsIsToldAndRefusesThePlan(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, KNIGHTS.v1())) {
            String before = "Sir first 3 7; Squire null 4 7; fourth; true";
            assertEquals(before, jvm.ask("nameless"));
            Outcome failed = rehearse(jvm, up(GOOD, ""));
            assertEquals(3, failed.exit(), failed.toString());
            assertTrue(failed.out().contains("1 of 2 objects  1 failed"), failed.toString());
            assertTrue(failed.err().contains("error: code_change of app.Knight failed for copies of 1 of 2 objects:"
                    + " java.lang.NullPointerException"), failed.toString());
            assertEquals(before, jvm.ask("all"));
            JsonObject plan = JsonParser.parseString(rehearse(jvm, up(GOOD, ""), "--json").out()).getAsJsonObject();
            assertTrue(plan.get("refused").getAsBoolean());
            JsonObject knights = plan.getAsJsonArray("rehearsal").get(0).getAsJsonObject();
            assertEquals("app.Knight", knights.get("module").getAsString());
            JsonObject failure = knights.getAsJsonArray("failures").get(0).getAsJsonObject();
            assertTrue(failure.get("example").getAsString().startsWith("app.Squire@"), failure.toString());
            assertEquals(1, failure.get("count").getAsInt());
        }
    }

    @OnEveryJdk
    void whatWouldRunCodeThatChangesIsNotRehearsed(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, KNIGHTS.v1())) {
            assertEquals(OLD, jvm.ask("all"));
            Outcome told = rehearse(jvm, up(GOOD.replace("self.title()", "self.rank()"), ""));
            assertEquals(0, told.exit(), told.toString());
            assertTrue(told.out().contains("0 of 2 objects  0 failed, 2 not rehearsed"), told.toString());
            assertTrue(told.err().contains("warning: code_change of app.Knight could not be rehearsed for 2 of 2 objects: it calls"
                    + " method java.lang.String rank() of app.Knight, whose code the upgrade changes"), told.toString());
            assertTrue(told.err().contains("warning: code_change of app.Messenger could not be rehearsed for 1 of 1 objects: it"
                    + " extends java.lang.Thread of the JDK, of which no copy is made"), told.toString());
            assertEquals(OLD, jvm.ask("all"));
        }
    }

    @OnEveryJdk
    void whatDoesNotEndIsLeftAfterTheLongestTimeout(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, KNIGHTS.v1())) {
            assertEquals(OLD, jvm.ask("all"));
            Outcome failed = rehearse(jvm, up(GOOD.replace("app.Tally.count()",
                    "{ while (!Thread.currentThread().isInterrupted()) { java.util.concurrent.locks.LockSupport.park(); } return 1; }"), "")
                    .replace("change: {advanced: []}", "timeout: 300ms, change: {advanced: []}"));
            assertEquals(3, failed.exit(), failed.toString());
            assertTrue(failed.err().contains("rehearsal of app.Knight did not end within 300 ms"), failed.toString());
            assertEquals(OLD, jvm.ask("all"));
            Outcome up = Molt.of(jvm).upgrade(KNIGHTS.v2(), "--appup", KNIGHTS.appup(up(GOOD, ""), DOWN).toString());
            assertEquals(0, up.exit(), up.toString());
        }
    }

    private static final Fixture NUNS = Fixture.of(
            "unrehearsed",
            """
            class Commands {
                static final Nun FIRST = new Nun();
                static final Bell SECOND = new Bell();
                static final Candle THIRD = new Candle();
                static final Door FOURTH = new Door();
                static final Arch FIFTH = new Arch();
                static String all() { return FIRST.say() + SECOND.say() + THIRD.say() + FOURTH.say(); }
                static String loaded() throws ReflectiveOperationException {
                    var method = ClassLoader.class.getDeclaredMethod("findLoadedClass", String.class);
                    method.setAccessible(true);
                    return "" + (method.invoke(Commands.class.getClassLoader(), "app.Late") != null);
                }
            }
            class Through { static String late() { return Later.late(); } }
            """,
            """
            class Nun { String say() { return "nun"; } }
            class Bell { static final int TOLLS = 1; String say() { return "bell"; } }
            class Candle { String say() { return "candle"; } }
            class Door { String say() { return "door"; } }
            class Arch { Object sign = new Sign(); }
            class Sign { public String toString() { return "old"; } }
            class Late { static String late() { return "old"; } }
            class Later { static String late() { return "old"; } }
            """,
            """
            class Nun { String more; String say() { return "nun" + more; } }
            class Bell { static final int TOLLS = 2; int more; String say() { return "bell" + more; } }
            class Candle { String more; String say() { return "candle" + more; } }
            class Door { String more; String say() { return "door" + more; } }
            class Arch { Object sign = new Sign(); String more; }
            class Sign { public String toString() { return "new"; } }
            class Late { static String late() { return "new"; } }
            class Later { static String late() { return "new"; } }
            """);

    @OnEveryJdk
    void whatItWouldFindOtherwiseThanTheUpgradeIsNotRehearsed(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, NUNS.v1(), "--add-opens=java.base/java.lang=ALL-UNNAMED")) {
            assertEquals("nunbellcandledoor", jvm.ask("all"));
            String update = "{update: {module: app.%s, change: {advanced: []}, code_change: {set: {more: '%s'}}}}";
            String up = "[{load_module: app.Late}, {load_module: app.Later}, " + String.join(", ",
                    update.formatted("Nun", "app.Late.late()"), update.formatted("Bell", "{ if (true) { throw new IllegalStateException(String.valueOf(app.Bell.TOLLS)); } return 1; }"),
                    update.formatted("Candle", "app.Through.late()"), update.formatted("Door", "\"s\""),
                    update.formatted("Arch", "String.valueOf(sign)"), "{load_module: app.Sign}") + "]";
            Outcome told = Molt.of(jvm).plan(NUNS.v2(), "--rehearse", "--appup",
                    NUNS.appup(up, "[]").toString());
            assertEquals(3, told.exit(), told.toString());
            assertTrue(told.err().contains("it names app.Late, which changes and is not loaded yet"), told.toString());
            assertTrue(told.err().contains("app.Candle could not be rehearsed for 1 of 1 objects: app.Later came up in the running"
                    + " version meanwhile"), told.toString());
            assertTrue(told.err().contains("app.Arch could not be rehearsed for 1 of 1 objects: it calls method java.lang.String"
                    + " toString() of app.Sign, whose code the upgrade changes"), told.toString());
            assertTrue(told.err().contains("java.lang.IllegalStateException: 2, as for app.Bell@"), "constants are the new version's");
            assertTrue(told.out().contains("  app.Door    1 of 1 objects  0 failed  "), told.toString());
            assertEquals("false", jvm.ask("loaded"));
            assertEquals("nunbellcandledoor", jvm.ask("all"));
        }
    }

    private static final Fixture PILGRIMS = Fixture.of(
            "many",
            """
            class Commands {
                static final Pilgrim[] ALL = new Pilgrim[25_000];
                static String make() {
                    for (int i = 0; i < ALL.length; i++) { ALL[i] = i % 3 == 0 ? new Leader() : new Pilgrim(); ALL[i].number = i; }
                    return "made";
                }
                static String sum() { return ALL[0].say() + ALL[24_999].say(); }
            }
            """,
            """
            class Pilgrim { int number; String name() { return "p"; } String say() { return name() + number; } }
            class Leader extends Pilgrim { @Override String name() { return "l"; } }
            """,
            """
            class Pilgrim { int number; String way; String name() { return "p"; } String say() { return way; } }
            class Leader extends Pilgrim { @Override String name() { return "L"; } }
            """);

    @OnEveryJdk
    void ofManyObjectsSomeAreCopiedAndThoseThatReachOldCodeAreCountedOneByOne(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, PILGRIMS.v1())) {
            assertEquals("made", jvm.ask("make"));
            String up = "[{load_module: app.Leader}, {update: {module: app.Pilgrim, change: {advanced: []}, code_change: {set: {way:"
                    + " 'self.name() + number'}}}}]";
            Outcome told = Molt.of(jvm).plan(PILGRIMS.v2(), "--rehearse", "--appup", PILGRIMS.appup(up, "[]").toString());
            assertEquals(0, told.exit(), told.toString());
            assertTrue(told.out().matches("(?s).*  app.Pilgrim  66\\d\\d of 25000 objects  0 failed, 33\\d\\d not rehearsed  .*"),
                    told.toString());
            assertTrue(told.err().contains("it calls method java.lang.String name() of app.Leader, whose code the upgrade changes"),
                    told.toString());
            assertEquals("l0l24999", jvm.ask("sum"));
        }
    }

    private static final Fixture RULES = Fixture.of(
            "rules",
            "class Commands { static final Monk FIRST = new Monk(\"first\"); static String say() { return FIRST.say(); } }",
            "class Monk { final String name; Monk(String name) { this.name = name; } String say() { return name; } }",
            """
            class Monk {
                final String name; String order;
                Monk(String name) { this.name = name; }
                String say() { return name + " " + order; }
            }
            interface Rule { Object RULE = new Object(); }
            """);

    @OnEveryJdk
    void nothingIsRehearsedThatWouldHinderOrHurryAnUpgrade(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, RULES.v1())) {
            assertEquals("first", jvm.ask("say"));
            String appup = RULES.appup(
                    "[{add_module: app.Rule}, {update: {module: app.Monk, change: {advanced: []}, migrate: lazy,"
                            + " code_change: {set: {order: 'name.trim()'}}}}]",
                    "[{delete_module: {module: app.Rule, purge: brutal_purge}}, {update: {module: app.Monk, change: {advanced: []}}}]").toString();
            Outcome early = Molt.of(jvm).plan(RULES.v2(), "--appup", appup, "--rehearse");
            assertEquals(0, early.exit(), early.toString());
            assertTrue(early.err().contains("could not be rehearsed: app.Rule is new, and has no method in whose place its static"
                    + " initialiser could run again for the upgrade itself"), early.toString());
            Outcome up = Molt.of(jvm).upgrade(RULES.v2(), "--appup", appup);
            assertEquals(0, up.exit(), up.toString());
            Outcome late = Molt.of(jvm).planBack("--appup", appup, "--rehearse");
            assertEquals(0, late.exit(), late.toString());
            assertTrue(late.err().contains("could not be rehearsed: objects of app.Monk are still to be transformed by the upgrade"
                    + " before"), late.toString());
            assertTrue(Molt.of(jvm).statusText().contains("transformed: 0 objects of app.Monk ahead of time, 0 on first touch"),
                    Molt.of(jvm).statusText());
            assertEquals("first first", jvm.ask("say"));
        }
    }

    private static String update(String module, String more, String codeChange) {
        return "{update: {module: app." + module + ", change: {advanced: []}, " + more + "code_change: {" + codeChange + "}}}";
    }

    private static final Fixture INSECTS = Fixture.of(
            "leftbehind",
            """
            class Commands {
                static final Object[] ALL = {new Ant(), new Bee()};
                static String say() { return ALL.length + ""; }
            }
            class Left {
                static final java.util.concurrent.Semaphore NEXT = new java.util.concurrent.Semaphore(0);
                static Thread thread;
                static String hold() {
                    thread = Thread.currentThread();
                    try {
                        thread.join();
                    } catch (InterruptedException e) {
                        NEXT.acquireUninterruptibly();
                    }
                    return "held";
                }
                static String letGo() {
                    NEXT.release();
                    try {
                        thread.join();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return "let go";
                }
            }
            """,
            "class Ant { } class Bee { String rank() { return \"old\"; } }",
            "class Ant { String more; } class Bee { String more; String rank() { return \"new\"; } }");

    @OnEveryJdk
    void aThreadThatIsLeftBehindKeepsTheWatchOfTheNextModuleGoing(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, INSECTS.v1())) {
            assertEquals("2", jvm.ask("say"));
            String up = "[" + update("Ant", "timeout: 100ms, ", "set: {more: 'app.Left.hold()'}") + ", "
                    + update("Bee", "timeout: 2s, ", "set: {more: 'app.Left.letGo() + self.rank()'}") + "]";
            Outcome told = Molt.of(jvm).plan(INSECTS.v2(), "--rehearse", "--appup", INSECTS.appup(up, "[]").toString());
            assertEquals(3, told.exit(), told.toString());
            assertTrue(told.err().contains("code_change of app.Ant failed: rehearsal of app.Ant did not end within 2000 ms"),
                    told.toString());
            assertTrue(told.out().contains("app.Ant  0 of 1 objects  failed"), told.toString());
            assertTrue(told.err().contains("app.Bee could not be rehearsed for 1 of 1 objects: it calls method java.lang.String"
                    + " rank() of app.Bee, whose code the upgrade changes"), told.toString());
        }
    }

    private static final Fixture BEASTS = Fixture.of(
            "firstofall",
            """
            class Commands {
                static final Object[] ALL = {new Ape(), new Ape(), new Bear(), new Cub(), new Den(), new Fox()};
                static String say() { return Eel.loaded() + ALL.length; }
            }
            """,
            """
            class Ape { String rank() { return "old"; } }
            class Bear { Object name = "bear"; }
            class Cub extends Bear { }
            class Den { }
            class Fox { int age = 3; }
            class Eel { static String loaded() { return "loaded "; } }
            """,
            """
            class Ape { String more; String rank() { return "new"; } }
            class Bear { Object name = "bear"; String more; }
            class Cub extends Bear { String less; }
            class Den { String more; }
            class Fox { long age = 3; }
            class Eel { String more; static String loaded() { return "loaded "; } }
            abstract class Change<T> implements dev.molt.CodeChange<T> {
                @Override public java.util.Map<String, ?> up(String vsn, dev.molt.OldState old, T self, Object extra) {
                    return java.util.Map.of("more", "more");
                }
                @Override public java.util.Map<String, ?> down(String vsn, dev.molt.OldState old, T self, Object extra) {
                    return java.util.Map.of();
                }
            }
            class ApeChange extends Change<Ape> { final String rank = new Ape().rank(); }
            class EelChange extends Change<Eel> { EelChange() { throw new IllegalStateException("no eels"); } }
            """);

    @OnEveryJdk
    void whatComesBeforeTheFirstObjectCountsForTheWholeModule(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, BEASTS.v1())) {
            assertEquals("loaded 6", jvm.ask("say"));
            String up = "[{add_module: app.Change}, {add_module: app.ApeChange}, {add_module: app.EelChange}, "
                    + String.join(", ", update("Ape", "", "class: app.ApeChange"), update("Eel", "", "class: app.EelChange"),
                            update("Bear", "", "set: {more: 'name.toString()'}"),
                            update("Cub", "", "set: {less: 'String.valueOf(self)'}"),
                            update("Den", "depends_on: [app.Bear], ", "set: {more: 'String.valueOf(self)'}"),
                            "{update: {module: app.Fox, change: {advanced: []}, depends_on: [app.Den]}}") + "]";
            Outcome told = Molt.of(jvm).plan(BEASTS.v2(), "--rehearse", "--appup", BEASTS.appup(up, "[]").toString());
            assertEquals(3, told.exit(), told.toString());
            assertTrue(told.err().contains("app.Ape could not be rehearsed for 2 of 2 objects: what transforms calls method"
                    + " java.lang.String rank() of app.Ape, whose code the upgrade changes, before the first object"), told.toString());
            assertTrue(told.err().contains("code_change of app.Eel failed: no object of app.EelChange can be made, which transforms:"
                    + " java.lang.IllegalStateException: no eels"), told.toString());
            assertTrue(told.out().contains("  app.Bear  2 of 2 objects  0 failed  "), told.toString());
            assertTrue(told.err().contains("app.Cub could not be rehearsed for 1 of 1 objects: it extends app.Bear, whose fields of"
                    + " the same object are transformed as well"), told.toString());
            assertTrue(told.err().contains("app.Den could not be rehearsed for 1 of 1 objects: it depends on app.Bear, whose objects"
                    + " are transformed first"), told.toString());
            assertTrue(told.out().contains("  app.Fox   1 of 1 objects  0 failed  "), told.toString());
            assertEquals("loaded 6", jvm.ask("say"));
        }
    }

    private static final Fixture STONES = Fixture.of(
            "unprepared",
            """
            class Commands { static final Stone ONE = new Stone(); static String say() { return "" + (ONE != null); } }
            class Quarry { static Object fail() { throw new IllegalStateException("no stones"); } }
            """,
            "class Stone { }",
            "class Stone { String more; static Object all = Quarry.fail(); }");

    @OnEveryJdk
    void whereTheUpgradeCannotEvenBeginNoModuleIsRehearsed(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, STONES.v1())) {
            assertEquals("true", jvm.ask("say"));
            String up = "[" + update("Stone", "", "set: {more: '\"more\"'}") + "]";
            Outcome told = Molt.of(jvm).plan(STONES.v2(), "--rehearse", "--appup", STONES.appup(up, "[]").toString());
            assertEquals(3, told.exit(), told.toString());
            assertTrue(told.out().contains("  app.Stone  0 of 0 objects  0 failed, not rehearsed"), told.toString());
            assertTrue(told.err().contains("error: what an upgrade begins with failed: "), told.toString());
            assertFalse(told.err().contains("could not be rehearsed"), told.toString());
        }
    }

    private static final Fixture READERS = Fixture.of(
            "readers",
            """
            class Commands {
                static final Object[] ALL = {new Poet(), new Reader()};
                static String say() throws java.io.IOException { return ALL.length + Words.read(); }
            }
            class Words {
                static String read() throws java.io.IOException {
                    try (var in = Words.class.getResourceAsStream("/words.txt")) { return new String(in.readAllBytes(), "UTF-8"); }
                }
                static String ofNew() {
                    try {
                        if (read().equals("new")) { return "new"; }
                        throw new IllegalStateException("old words");
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                }
            }
            """,
            "class Poet { } class Reader { }",
            "class Poet { String more; } class Reader { String more; }");

    @OnEveryJdk
    void transformsFindTheNewResourcesAndNobodyElseDoes(Start start) {
        Path older = READERS.older().with("words.txt", "old").jar(READERS.file("older.jar"));
        Path newer = READERS.newer().with("words.txt", "new").jar(READERS.file("newer.jar"));
        try (TargetJvm jvm = TargetJvm.start(start, older)) {
            assertEquals("2old", jvm.ask("say"));
            String set = "set: {more: 'app.Words.ofNew()'}";
            String up = "[" + update("Poet", "", set) + ", " + update("Reader", "", set) + "]";
            Outcome told = Molt.of(jvm).plan(newer, "--rehearse", "--appup", READERS.appup(up, "[]").toString());
            assertEquals(0, told.exit(), told.toString());
            assertTrue(told.out().contains("  app.Poet    1 of 1 objects  0 failed  "), told.toString());
            assertTrue(told.out().contains("  app.Reader  1 of 1 objects  0 failed  "), told.toString());
            assertEquals("2old", jvm.ask("say"));
        }
    }
}
