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
                static final java.util.concurrent.SynchronousQueue<String>
                        ANSWERS = new java.util.concurrent.SynchronousQueue<>();
                static final java.util.concurrent.SynchronousQueue<String>
                        CALLS = new java.util.concurrent.SynchronousQueue<>();
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
                String say() {
                    return name + " gold " + gold + " level " + level + " kilos " + weight + " " + oldStats + " " + note;
                }
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

    @OnEveryStart
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

    private static final Fixture MARKET = Fixture.of(
            "market",
            """
            class Commands {
                static final Market MARKET = new Market();
                static String say() { return MARKET.say(); }
            }
            """,
            """
            class Market {
                private String prices = "a=1,b=2";
                private int visits = 4;
                String say() { return prices + " " + visits; }
            }
            """,
            """
            class Market {
                private Map<String, Integer> table = Map.of();
                private long visits;
                private String why;
                String say() { return new TreeMap<>(table) + " " + visits + " " + why; }
                private void fill(Map<String, Integer> wanted, long visits, String why) {
                    this.table = wanted; this.visits = visits; this.why = why;
                }
                private String text() {
                    StringJoiner text = new StringJoiner(",");
                    new TreeMap<>(table).forEach((name, price) -> text.add(name + "=" + price));
                    return text.toString();
                }
                /** Changes it: the class is a nest mate. */
                static class Change {
                    static String told;
                    private static void codeChange(String vsn, boolean down, Market self, Map<String, Object> old, Object extra)
                            throws Exception {
                        if (down) {
                            told = new TreeSet<>(old.keySet()) + " down to " + vsn + " with " + extra + " " + self.text();
                        } else {
                            var wanted = new TreeMap<String, Integer>();
                            for (String pair : ((String) old.get("prices")).split(",")) {
                                wanted.put(pair.split("=")[0], Integer.valueOf(pair.split("=")[1]) * 100);
                            }
                            self.fill(wanted, (Integer) old.get("visits") + 1L,
                                    new TreeSet<>(old.keySet()) + " from " + vsn + " with " + extra
                                    + (told == null ? "" : ", before: " + told));
                        }
                    }
                }
            }
            """);

    private static final String MARKET_UP =
            """
            [{update: {module: app.Market, change: {advanced: {cents: true}},
              code_change: {class: app.Market$Change}, depends_on: [app.Market$Change]}},
             {add_module: app.Market$Change}]
            """;

    private static final String MARKET_DOWN =
            """
            [{update: {module: app.Market, change: {advanced: [1, x]}, code_change: {class: app.Market$Change},
              depends_on: [app.Market$Change]}}, {delete_module: app.Market$Change}]
            """;

    @OnEveryStart
    void aClassTransformsGoingUpAndGoingDown(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, MARKET.v1())) {
            assertEquals("a=1,b=2 4", jvm.ask("say"));
            String appup = MARKET.appup(MARKET_UP, MARKET_DOWN).toString();
            assertDone(Molt.of(jvm).upgrade(MARKET.v2(), "--appup", appup));
            assertEquals("{a=100, b=200} 5 [prices, visits] from 1.0 with {cents=true}", jvm.ask("say"));
            assertDone(Molt.of(jvm).downgrade());
            assertEquals("a=1,b=2 4", jvm.ask("say"));
        }
    }

    private static final Fixture SHIPS = Fixture.of(
            "ships",
            """
            class Commands {
                static Harbour harbour;
                static String open() { harbour = new Harbour(new Ship("Argo")); return say(); }
                static String say() { return harbour == null ? "no harbour" : harbour.say(); }
            }
            """,
            """
            class Harbour {
                private Ship ship;
                private int depth = 3;
                Harbour(Ship ship) { this.ship = ship; ship.home = this; }
                String say() { return "depth " + depth + " " + ship.say(); }
                int depth() { return depth; }
            }
            class Ship {
                Harbour home;
                private String name;
                private int draught = 2;
                Ship(String name) { this.name = name; }
                String say() { return name + " " + (home.depth() - draught) + " to spare"; }
            }
            """,
            """
            class Harbour {
                private Ship ship;
                private int depth = 300;
                private String flagship = "new";
                Harbour(Ship ship) { this.ship = ship; ship.home = this; }
                String say() { return "depth " + depth + " " + ship.say() + " " + flagship; }
                int depth() { return depth; }
            }
            class Ship {
                Harbour home;
                private String name;
                private int draught = 200;
                private Harbour last;
                Ship(String name) { this.name = name; }
                String say() { return name + " " + (home.depth() - draught) + " centimetres to spare, last " + (last == home); }
                String name() { return name; }
            }
            """);

    private static final String SHIPS_UP =
            """
            [{update: {module: app.Ship, change: {advanced: []}, depends_on: [app.Harbour],
               code_change: {convert: {draught: draught * 100}, set: {last: home}}}},
             {update: {module: app.Harbour, change: {advanced: []}, depends_on: [app.Ship],
               code_change: {convert: {depth: depth * 100}, set: {flagship: ship.name()}}}}]
            """;

    private static final String SHIPS_DOWN =
            """
            [{update: {module: app.Ship, change: {advanced: []}, depends_on: [app.Harbour],
               code_change: {convert: {draught: draught / 100}, drop: [last]}}},
             {update: {module: app.Harbour, change: {advanced: []}, depends_on: [app.Ship],
               code_change: {convert: {depth: depth / 100}, drop: [flagship]}}}]
            """;

    @OnEveryJdk
    void modulesThatDependOnEachOtherChangeInOneWindow(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, SHIPS.v1())) {
            assertEquals("depth 3 Argo 1 to spare", jvm.ask("open"));
            assertDone(Molt.of(jvm).upgrade(SHIPS.v2(), "--appup", SHIPS.appup(SHIPS_UP, SHIPS_DOWN).toString()));
            assertEquals("depth 300 Argo 100 centimetres to spare, last true Argo", jvm.ask("say"));
            assertDone(Molt.of(jvm).downgrade());
            assertEquals("depth 3 Argo 1 to spare", jvm.ask("say"));
        }
    }

    @OnEveryJdk
    void modulesThatAreNotLoadedYetComeUpNew(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, SHIPS.v1())) {
            assertEquals("no harbour", jvm.ask("say"));
            Outcome up = Molt.of(jvm).upgrade(SHIPS.v2(), "--appup", SHIPS.appup(SHIPS_UP, SHIPS_DOWN).toString());
            assertDone(up);
            assertEquals("depth 300 Argo 100 centimetres to spare, last false new", jvm.ask("open"));
            assertDone(Molt.of(jvm).downgrade());
            assertEquals("depth 3 Argo 1 to spare", jvm.ask("say"));
        }
    }

    @OnEveryJdk
    void aSoftChangeLeavesTheStateAsItIs(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, SHIPS.v1())) {
            jvm.ask("open");
            String soft = "[{update: {module: app.Ship, change: soft}}, {update: app.Harbour}]";
            Outcome up = Molt.of(jvm).upgrade(SHIPS.v2(), "--appup", SHIPS.appup(soft, soft).toString());
            assertDone(up);
            assertTrue(up.out().contains("  suspended for "), up.out());
            assertEquals("depth 3 Argo 1 centimetres to spare, last false null", jvm.ask("say"));
            assertDone(Molt.of(jvm).downgrade());
            assertEquals("depth 3 Argo 1 to spare", jvm.ask("say"));
        }
    }

    private static final Fixture GARAGE = Fixture.of(
            "garage",
            "class Commands { static final Garage GARAGE = new Garage(); static String say() { return GARAGE.say(); } }",
            """
            class Garage {
                private Car first = new Car(1);
                String say() { return first.say(); }
            }
            class Car {
                private int metres;
                Car(int metres) { this.metres = metres; }
                String say() { return metres + "m"; }
            }
            """,
            """
            class Garage {
                private Car first = new Car(1);
                private Car spare;
                String say() { return first.say() + " " + spare.say(); }
            }
            class Car {
                private int metres;
                Car(int metres) { this.metres = 100 * metres; }
                String say() { return metres + "cm"; }
            }
            """);

    @OnEveryJdk
    void whatOneTransformMakesIsNewForTheOthers(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, GARAGE.v1())) {
            assertEquals("1m", jvm.ask("say"));
            String up = "[{update: {module: app.Car, change: {advanced: []}, depends_on: [app.Garage],"
                    + " code_change: {convert: {metres: metres * 100}}}}, {update: {module: app.Garage, change: {advanced: []},"
                    + " code_change: {set: {spare: new Car(5)}}}}]";
            assertDone(Molt.of(jvm).upgrade(GARAGE.v2(), "--appup", GARAGE.appup(up, "[]").toString()));
            assertEquals("100cm 500cm", jvm.ask("say"));
        }
    }

    private static final Fixture PURSES = Fixture.of(
            "purses",
            """
            class Commands {
                static final Owner OWNER = new Owner();
                static Object other;
                static String say() { return OWNER.say(); }
                static String steal() { other = OWNER.content(); return "" + (other != null); }
                static String giveBack() { String said = "" + other; other = null; return said; }
            }
            """,
            """
            class Owner {
                private final Purse purse = new Purse(5);
                Object content() { return purse; }
                String say() { return "purse " + purse.coins; }
            }
            class Purse {
                final int coins;
                Purse(int coins) { this.coins = coins; }
                public String toString() { return "purse of " + coins; }
            }
            """,
            """
            class Owner {
                private int coins = 1;
                Object content() { return null; }
                String say() { return "coins " + coins; }
            }
            """);

    private static String purses(String purge) {
        return PURSES.appup(
                        "[{update: {module: app.Owner, change: {advanced: []}, code_change: {set: {coins: purse.coins},"
                                + " drop: [purse]}}}, {delete_module: {module: app.Purse, purge: " + purge + "}}]",
                        "[{add_module: app.Purse}, {update: {module: app.Owner, change: {advanced: []}, depends_on: [app.Purse],"
                                + " code_change: {set: {purse: new Purse(coins)}, drop: [coins]}}}]")
                .toString();
    }

    @OnEveryJdk
    void theTransformMayLetGoOfTheLastObjectsOfADeletedClass(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, PURSES.v1())) {
            assertEquals("purse 5", jvm.ask("say"));
            assertDone(Molt.of(jvm).upgrade(PURSES.v2(), "--appup", purses("soft_purge")));
            assertEquals("coins 5", jvm.ask("say"));
            assertDone(Molt.of(jvm).downgrade());
            assertEquals("purse 5", jvm.ask("say"));
            assertDone(Molt.of(jvm).upgrade(PURSES.v2(), "--appup", purses("soft_purge")));
            assertEquals("coins 5", jvm.ask("say"));
        }
    }

    @OnEveryJdk
    void whoeverElseHoldsOneHasTheSoftPurgeUndone(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, PURSES.v1())) {
            Molt molt = Molt.of(jvm);
            assertEquals("true", jvm.ask("steal"));
            Outcome soft = molt.upgrade(PURSES.v2(), "--appup", purses("soft_purge"));
            assertEquals(Outcome.FAILED, soft.exit(), soft.toString());
            assertTrue(soft.err().contains("app.Purse cannot be deleted while objects of it live"), soft.err());
            assertEquals("purse 5", jvm.ask("say"));
            assertEquals("purse of 5", jvm.ask("giveBack"));
            assertDone(molt.upgrade(PURSES.v2(), "--appup", purses("soft_purge")));
            assertEquals("coins 5", jvm.ask("say"));
        }
    }

    @OnEveryJdk
    void aBrutalPurgeDoesNotAsk(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, PURSES.v1())) {
            assertEquals("true", jvm.ask("steal"));
            assertDone(Molt.of(jvm).upgrade(PURSES.v2(), "--appup", purses("brutal_purge")));
            assertEquals("coins 5", jvm.ask("say"));
            assertEquals(
                    "java.lang.NoClassDefFoundError: app.Purse was deleted by purses 2.0", jvm.ask("giveBack"));
        }
    }

    private static void assertDone(Outcome outcome) {
        assertEquals(Outcome.DONE, outcome.exit(), outcome.toString());
    }
}
