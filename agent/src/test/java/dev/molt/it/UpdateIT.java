package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** update: the objects that live go over to the new version, each of them, and stay who they are. */
class UpdateIT {

    private static final String KEEPING =
            """
            class Commands {
                static final Player STATIC = new Player("static");
                static final Player[][] ARRAY = {{new Player("array")}};
                static final Map<String, Object> MAP = new HashMap<>(Map.of("k", List.of(new Player("map"))));
                static final Supplier<String> LAMBDA = capturing(new Player("lambda"));
                static final ThreadLocal<Player> LOCAL = new ThreadLocal<>();
                static final java.util.concurrent.SynchronousQueue<String> ANSWERS = new java.util.concurrent.SynchronousQueue<>();
                static final java.util.concurrent.SynchronousQueue<String> CALLS = new java.util.concurrent.SynchronousQueue<>();
                static final Knight KNIGHT = new Knight("knight");
                static final Object[] ALL = {STATIC, ARRAY[0][0], ((List<?>) MAP.get("k")).get(0), KNIGHT};
                static Supplier<String> capturing(Player player) { return () -> player.say(); }
                static String threadLocal() throws InterruptedException {
                    Thread thread = new Thread(() -> {
                        LOCAL.set(new Player("local"));
                        try {
                            while (true) { CALLS.take(); ANSWERS.put(LOCAL.get().say()); }
                        } catch (InterruptedException e) { throw new IllegalStateException(e); }
                    });
                    thread.setDaemon(true);
                    thread.start();
                    return local();
                }
                static String local() throws InterruptedException { CALLS.put(""); return ANSWERS.take(); }
                static String say() { return STATIC.say(); }
                static String array() { return ARRAY[0][0].say(); }
                static String map() { return ((Player) ((List<?>) MAP.get("k")).get(0)).say(); }
                static String lambda() { return LAMBDA.get(); }
                static String knight() { return KNIGHT.say(); }
                static String fresh() { return new Player("fresh").say(); }
                static String identity() {
                    StringBuilder all = new StringBuilder();
                    for (Object each : ALL) { all.append(System.identityHashCode(each)).append(' '); }
                    return all.append(ALL[0] == STATIC).append(ALL[1] == ARRAY[0][0]).append(ALL[3] == KNIGHT).toString();
                }
            }
            """;

    private static final Fixture PLAYERS = Fixture.of(
            "players",
            KEEPING,
            """
            class Player {
                private final String name;
                private int gold = 10;
                private int level = 3;
                private int weight = 2;
                private String oldStats = "stats";
                private String note = "note";
                Player(String name) { this.name = name; }
                String say() { return name + " gold " + gold + " level " + level + " kilos " + weight + " " + oldStats + " " + note; }
            }
            class Knight extends Player {
                int armour = 7;
                Knight(String name) { super(name); }
                String say() { return super.say() + " armour " + armour; }
            }
            """,
            """
            class Player {
                private static int quests;
                private final String name;
                private int money = 500;
                private long level = 4;
                private int weight = 9000;
                private String note = "new note";
                private String quest = "no quest";
                private String title = "no title";
                private int bonus = 77;
                Player(String name) { this.name = name; }
                private static String fetch(String whom) { return "quest of " + whom; }
                private String half() { return name.substring(0, 1); }
                String say() {
                    return name + " money " + money + " level " + level + " grams " + weight + " " + note + ", " + quest
                            + ", " + title + ", bonus " + bonus;
                }
            }
            class Knight extends Player {
                int armour = 7;
                Knight(String name) { super(name); }
                String say() { return super.say() + " ARMOUR " + armour; }
            }
            """);

    private static final String UP =
            """
            [{load_module: app.Knight},
             {update: {module: app.Player, change: {advanced: {rank: 5}}, code_change: {
               set: {quest: 'fetch(name)',
                 title: 'StringBuilder s = new StringBuilder();
                   for (int i = 0; i < 2; i++) { s.append(self.half()); }
                   return s + " from " + vsn + " " + down + " " + ((Map) extra).get("rank");'},
               rename: {money: gold},
               convert: {level: '(long) level * 10000000000L', weight: 'weight * 1000'},
               drop: [oldStats]}}}]
            """.replace("Map)", "java.util.Map)");

    private static final String DOWN =
            """
            [{update: {module: app.Player, change: {advanced: {rank: 6}}, code_change: {
               set: {oldStats: 'title + " down to " + vsn + " " + down + " " + ((java.util.Map) extra).get("rank")'},
               rename: {gold: money},
               convert: {level: '(int) (level / 10000000000L)', weight: 'weight / 1000'},
               drop: [quest, title, bonus]}}},
             {load_module: app.Knight}]
            """;

    @OnEveryJdk
    void fieldsAreSetRenamedConvertedAndDroppedWhereverTheObjectsAre(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, PLAYERS.v1())) {
            String old = " gold 10 level 3 kilos 2 stats note";
            assertEquals("static" + old, jvm.ask("say"));
            assertEquals("local" + old, jvm.ask("threadLocal"));
            assertEquals("knight" + old + " armour 7", jvm.ask("knight"));
            String identity = jvm.ask("identity");

            Outcome up = Molt.of(jvm).upgrade(PLAYERS.v2(), "--appup", PLAYERS.appup(UP, DOWN).toString());
            assertDone(up);
            assertTrue(up.out().contains("; changed: 6 app.Player\n"), up.out());
            assertEverywhere(jvm);
            assertEquals("knight" + now("knight") + " ARMOUR 7", jvm.ask("knight"));
            assertEquals("fresh money 500 level 4 grams 9000 new note, no quest, no title, bonus 77", jvm.ask("fresh"));
            assertEquals(identity, jvm.ask("identity"));

            assertDone(Molt.of(jvm).downgrade());
            assertEquals("static" + before("static"), jvm.ask("say"));
            assertEquals("local" + before("local"), jvm.ask("local"));
            assertEquals("array" + before("array"), jvm.ask("array"));
            assertEquals("knight" + before("knight") + " armour 7", jvm.ask("knight"));
            assertEquals("fresh" + old, jvm.ask("fresh"));

            assertDone(Molt.of(jvm).upgrade(PLAYERS.v2(), "--appup", PLAYERS.appup(UP, DOWN).toString()));
            assertEverywhere(jvm);
            assertEquals(identity, jvm.ask("identity"));
        }
    }

    private static void assertEverywhere(TargetJvm jvm) {
        assertEquals("static" + now("static"), jvm.ask("say"));
        assertEquals("array" + now("array"), jvm.ask("array"));
        assertEquals("map" + now("map"), jvm.ask("map"));
        assertEquals("lambda" + now("lambda"), jvm.ask("lambda"));
        assertEquals("local" + now("local"), jvm.ask("local"));
    }

    private static String now(String name) {
        String half = name.substring(0, 1);
        return " money 10 level 30000000000 grams 2000 note, quest of " + name + ", " + half + half
                + " from 1.0 false 5, bonus 0";
    }

    private static String before(String name) {
        String half = name.substring(0, 1);
        return " gold 10 level 3 kilos 2 " + half + half + " from 1.0 false 5 down to 1.0 true 6 note";
    }

    private static void assertDone(Outcome outcome) {
        assertEquals(Outcome.DONE, outcome.exit(), outcome.toString());
    }
}
