package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

/** A class that implements {@code dev.molt.CodeChange} transforms objects up and down, through three versions. */
class CodeChangeIT {

    private static final String SHARED =
            """
            class Commands {
                static final List<Account> ACCOUNTS = List.of(new Account("ada"), new Vip("bob"), new Account("eve"));
                static String say() { return ACCOUNTS.toString(); }
                static String told() throws Exception {
                    var told = (List<?>) Class.forName("app.Told").getDeclaredField("TOLD").get(null);
                    var sorted = new TreeSet<>(told.stream().map(String::valueOf).toList());
                    told.clear();
                    return sorted.toString();
                }
            }
            class Vip extends Account {
                private int gold = 1000;
                Vip(String owner) { super(owner); }
                public String toString() { return super.toString() + "+" + gold; }
            }
            class Told {
                static final List<String> TOLD = new ArrayList<>();
                static void it(String way, String vsn, Object old, Object self, Object extra) {
                    TOLD.add(way + " " + vsn + " " + old + " " + self + " " + extra);
                }
            }
            """;

    private static final String V1 =
            """
            class Account {
                private final String owner;
                private int gold = 5;
                private String log = "a,b";
                Account(String owner) { this.owner = owner; }
                public String toString() { return owner + " " + gold + " " + log; }
            }
            """;

    private static final String V2 =
            """
            class Account {
                private final String owner;
                private long gold = 7;
                private final List<String> log;
                private String note = "own";
                Account(String owner) { this.owner = owner; this.log = List.of(); }
                public String toString() { return owner + " " + gold + " " + log + " " + note; }
            }
            final class Change implements dev.molt.CodeChange<Account> {
                private int asked;
                private Change() { }
                @Override public Map<String, ?> up(String vsn, dev.molt.OldState old, Account self, Object extra) {
                    asked++;
                    long gold = old.get("gold", long.class);
                    List<String> log = List.of(old.get("log", String.class).split(","));
                    Told.it("up", vsn, old.names() + " " + asked, self, extra);
                    return Map.of("gold", gold * 100, "log", log, "note", "from " + old.get("owner"));
                }
                @Override public Map<String, ?> down(String vsn, dev.molt.OldState old, Account self, Object extra) {
                    Told.it("down", vsn, old.names(), self, extra);
                    return Map.of("gold", (int) (old.get("gold", long.class) / 100),
                            "log", String.join(",", old.get("log", List.class)));
                }
            }
            """;

    private static final String V3 =
            """
            class Account {
                private String gold = "none";
                private final String owner;
                private Object[] notes;
                Account(String owner) { this.owner = owner; }
                public String toString() { return owner + " " + gold + " " + Arrays.toString(notes); }
            }
            final class Change implements dev.molt.CodeChange<Object> {
                @Override public Map<String, Object> up(String vsn, dev.molt.OldState old, Object self, Object extra) {
                    var given = new HashMap<String, Object>();
                    given.put("gold", gold(old));
                    given.put("notes", new String[] {old.get("note", String.class), "" + old.get("log", List.class)});
                    return given;
                }
                private String gold(dev.molt.OldState old) { return old.get("gold", long.class) + " coins"; }
                @Override public Map<String, ?> down(String vsn, dev.molt.OldState old, Object self, Object extra) {
                    Object[] notes = old.get("notes", Object[].class);
                    return Map.of("gold", Short.valueOf(old.get("gold", String.class).split(" ")[0]), "note", notes[0] + "!",
                            "log", List.of(notes[1]));
                }
            }
            """;

    private static final Fixture BANK = Fixture.of("bank", SHARED, V1, V2);
    private static final Fixture LATER = Fixture.of("bank", SHARED, V2, V3);

    private static final String UPDATE = "{update: {module: app.Account, change: {advanced: {rate: 100}},"
            + " code_change: {class: app.Change}, depends_on: [app.Change]}}";
    private static final String SECOND = BANK.appup("[" + UPDATE + ", {add_module: app.Change}]",
            "[" + UPDATE + ", {delete_module: app.Change}]").toString();

    private static Path third() {
        return LATER.newer().with(Fixture.DESCRIPTOR, "application: bank\nversion: '3.0'\n").jar(LATER.file("v3.jar"));
    }

    @OnEveryStart
    void theNewerVersionsObjectTransformsThroughThreeVersionsAndBack(Start start) {
        String third = LATER.appup("[" + UPDATE + ", {load_module: app.Change}]",
                "[" + UPDATE + ", {load_module: app.Change}]", "2.0", "3.0").toString();
        try (TargetJvm jvm = TargetJvm.start(start, BANK.v1())) {
            String first = "[ada 5 a,b, bob 5 a,b+1000, eve 5 a,b]";
            assertEquals(first, jvm.ask("say"));
            assertDone(Molt.of(jvm).upgrade(BANK.v2(), "--appup", SECOND));
            String second = "[ada 500 [a, b] from ada, bob 500 [a, b] from bob+1000, eve 500 [a, b] from eve]";
            assertEquals(second, jvm.ask("say"));
            String told = jvm.ask("told");
            assertEquals(3, told.split("up 1.0 \\[owner, gold, log\\] [123] ").length - 1, told);
            assertTrue(told.contains(" 2 ") && told.contains(" bob 0 null null+1000 {rate=100}"), told);

            assertDone(Molt.of(jvm).upgrade(third(), "--appup", third));
            assertEquals("[ada 500 coins [from ada, [a, b]], bob 500 coins [from bob, [a, b]]+1000,"
                    + " eve 500 coins [from eve, [a, b]]]", jvm.ask("say"));

            assertDone(Molt.of(jvm).downgrade());
            assertEquals("[ada 500 [[a, b]] from ada!, bob 500 [[a, b]] from bob!+1000, eve 500 [[a, b]] from eve!]",
                    jvm.ask("say"));
            assertDone(Molt.of(jvm).downgrade());
            assertEquals("[ada 5 [a, b], bob 5 [a, b]+1000, eve 5 [a, b]]", jvm.ask("say"));
            told = jvm.ask("told");
            assertTrue(told.contains("down 1.0 [owner, gold, log, note] eve 500 [[a, b]] from eve! {rate=100}"), told);
        }
    }

    private static final Fixture SHOP = Fixture.of(
            "shop",
            """
            class Commands {
                static final List<Till> TILLS = List.of(new Till(1), new Till(2));
                static String say() { return TILLS.toString(); }
            }
            """,
            """
            class Till {
                private final int number;
                private int sum = 3;
                Till(int number) { this.number = number; }
                public String toString() { return number + ":" + sum; }
            }
            """,
            """
            class Till {
                private final int number;
                private long sum = 4;
                @NotNull String owner = "";
                Till(int number) { this.number = number; }
                public String toString() { return number + ":" + sum + owner; }
            }
            @interface NotNull { }
            abstract class Change implements dev.molt.CodeChange<Till> {
                public Map<String, ?> down(String vsn, dev.molt.OldState old, Till self, Object extra) { return Map.of(); }
            }
            class Misnaming extends Change {
                public Map<String, ?> up(String vsn, dev.molt.OldState old, Till self, Object extra) {
                    self.toString();
                    return Map.of("total", 1L);
                }
            }
            class Mistyping extends Change {
                public Map<String, ?> up(String vsn, dev.molt.OldState old, Till self, Object extra) {
                    return old.get("number", int.class) == 2 ? Map.of("owner", 1) : Map.of("sum", 8);
                }
            }
            class Narrowing extends Change {
                public Map<String, ?> up(String vsn, dev.molt.OldState old, Till self, Object extra) {
                    return Map.of("sum", 1.0f);
                }
            }
            class Nulling extends Change {
                public Map<String, ?> up(String vsn, dev.molt.OldState old, Till self, Object extra) {
                    return Collections.singletonMap("sum", null);
                }
            }
            class Returning extends Change {
                public Map<String, ?> up(String vsn, dev.molt.OldState old, Till self, Object extra) { return null; }
            }
            class Misreading extends Change {
                public Map<String, ?> up(String vsn, dev.molt.OldState old, Till self, Object extra) throws Exception {
                    throw new Exception(old.get("sum", String.class));
                }
            }
            class Forgetting extends Change {
                public Map<String, ?> up(String vsn, dev.molt.OldState old, Till self, Object extra) {
                    return Map.of("owner", "!");
                }
            }
            class Emptying extends Change {
                public Map<String, ?> up(String vsn, dev.molt.OldState old, Till self, Object extra) {
                    var given = new HashMap<String, Object>(Map.of("sum", 1));
                    given.put("owner", null);
                    return given;
                }
            }
            class Leaving extends Change {
                public Map<String, ?> up(String vsn, dev.molt.OldState old, Till self, Object extra) {
                    if (old.get("number", int.class) == 1) { self.owner = "!"; }
                    return Map.of("sum", 1);
                }
            }
            class Unmade extends Change {
                private Unmade() throws Exception { throw new Exception("not today"); }
                public Map<String, ?> up(String vsn, dev.molt.OldState old, Till self, Object extra) { return Map.of(); }
            }
            class Good extends Change {
                public Map<String, ?> up(String vsn, dev.molt.OldState old, Till self, Object extra) {
                    self.owner = "!";
                    return Map.of("sum", old.get("sum"));
                }
            }
            """);

    private static final String CLASSES =
            "Change, Misnaming, Mistyping, Narrowing, Nulling, Returning, Misreading, Forgetting, Emptying, Leaving, Unmade, Good, NotNull";

    @OnEveryJdk
    void whateverIsWrongWithItIsToldAndUndone(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, SHOP.v1())) {
            assertEquals("[1:3, 2:3]", jvm.ask("say"));
            String illegal = "code_change of app.Till threw java.lang.IllegalArgumentException: ";
            assertUndone(jvm, "Misnaming",
                    illegal + "it gave a value to total, and app.Till has only number, sum, owner then for object 1 of 2 (app.Till@");
            assertUndone(jvm, "Mistyping",
                    illegal + "it gave owner, which is of type java.lang.String, a java.lang.Integer for object ");
            assertUndone(jvm, "Narrowing", illegal + "it gave sum, which is of type long, a java.lang.Float for object 1 of 2 ");
            assertUndone(jvm, "Nulling", illegal + "it gave sum, which is of type long, null for object 1 of 2 ");
            assertUndone(jvm, "Returning",
                    illegal + "it returned null; it has to return a Map, as Map.of() for object 1 of 2 ");
            assertUndone(jvm, "Misreading",
                    illegal + "sum of app.Till is a java.lang.Integer, and no java.lang.String for object 1 of 2 ");
            assertUndone(jvm, "Forgetting",
                    illegal + "it gave nothing to sum, which was of type int and is of type long then for object 1 of 2 ");
            String empty = "code_change of app.Till threw java.lang.NullPointerException: owner is declared @NotNull, and would be"
                    + " null for object ";
            assertUndone(jvm, "Emptying", empty + "1 of 2 ");
            assertUndone(jvm, "Leaving", empty);
            assertUndone(jvm, "Unmade",
                    "no object of app.Unmade can be made, which transforms: java.lang.Exception: not today");
            assertDone(upgrade(jvm, "Good"));
            assertEquals("[1:3!, 2:3!]", jvm.ask("say"));
        }
    }

    private static void assertUndone(TargetJvm jvm, String change, String reason) {
        Outcome outcome = upgrade(jvm, change);
        assertEquals(Outcome.FAILED, outcome.exit(), outcome.toString());
        assertTrue(outcome.err().contains("failed: " + reason), outcome.err());
        assertEquals("[1:3, 2:3]", jvm.ask("say"));
    }

    private static Outcome upgrade(TargetJvm jvm, String change) {
        StringBuilder up = new StringBuilder("[{update: {module: app.Till, change: {advanced: []}, code_change: {class: app."
                + change + "}, depends_on: [app." + change + "]}}");
        for (String name : CLASSES.split(", ")) {
            up.append(", {add_module: app.").append(name).append('}');
        }
        return Molt.of(jvm).upgrade(SHOP.v2(), "--appup", SHOP.appup(up + "]", "[]").toString());
    }

    private static final Fixture PAIR = Fixture.of(
            "pair",
            """
            class Commands {
                static final Alpha ALPHA = new Alpha();
                static boolean trap = true;
                static String say() { return ALPHA.beta.toString(); }
                static String letGo() { trap = false; return ""; }
            }
            """,
            """
            class Alpha { Beta beta = new Beta(); }
            class Beta {
                int size = 5;
                String name = "beta";
                public String toString() { return name + size; }
            }
            """,
            """
            class Alpha { Beta beta = new Beta(); int size; }
            class Beta {
                int size = 5;
                String name = "beta";
                String seen;
                public String toString() { return name + size + " " + seen; }
            }
            class Change implements dev.molt.CodeChange<Object> {
                @Override public Map<String, ?> up(String vsn, dev.molt.OldState old, Object self, Object extra) {
                    if (self instanceof Alpha alpha) {
                        alpha.beta.size = 99;
                        alpha.beta.name = "by alpha";
                        return Map.of();
                    } else if (Commands.trap) {
                        throw new IllegalStateException("trapped");
                    }
                    return Map.of("seen", "" + old.get("name") + old.get("size"));
                }
                @Override public Map<String, ?> down(String vsn, dev.molt.OldState old, Object self, Object extra) {
                    return Map.of();
                }
            }
            """);

    @OnEveryJdk
    void whatOneTransformWritesToObjectsOfAnotherModuleIsNoOldStateAndIsUndone(Start start) {
        String up = PAIR.appup("""
                [{add_module: app.Change},
                 {update: {module: app.Beta, change: {advanced: []}, code_change: {class: app.Change}, depends_on: [app.Alpha]}},
                 {update: {module: app.Alpha, change: {advanced: []}, code_change: {class: app.Change}}}]
                """, "[]").toString();
        try (TargetJvm jvm = TargetJvm.start(start, PAIR.v1())) {
            assertEquals("beta5", jvm.ask("say"));
            Outcome trapped = Molt.of(jvm).upgrade(PAIR.v2(), "--appup", up);
            assertEquals(Outcome.FAILED, trapped.exit(), trapped.toString());
            assertTrue(trapped.err().contains("code_change of app.Beta threw java.lang.IllegalStateException: trapped"),
                    trapped.err());
            assertEquals("beta5", jvm.ask("say"));
            jvm.ask("letGo");
            assertDone(Molt.of(jvm).upgrade(PAIR.v2(), "--appup", up));
            assertEquals("by alpha99 beta5", jvm.ask("say"));
        }
    }

    private static void assertDone(Outcome outcome) {
        assertEquals(Outcome.DONE, outcome.exit(), outcome.toString());
    }
}
