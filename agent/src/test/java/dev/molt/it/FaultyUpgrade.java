package dev.molt.it;

import java.nio.file.Path;

/** An application with something for each kind of step, which tells all of its state and keeps threads at work. */
final class FaultyUpgrade {

    private FaultyUpgrade() {}

    private static final String OLDER =
            """
            @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
            @interface Mark { int value(); }
            class Book {
                private static int made;
                private final int number;
                private int pages;
                private String title;
                private long[] sold = {1, 2};
                Book(int number) { this.number = number; this.pages = number; this.title = "t" + number; made++; }
                @Mark(1) String say() { return "old:" + number + pages + title; }
            }
            class Market {
                private static String motto = "cheap";
                private String prices = "a=1,b=2";
                private int visits = 4;
                String say() { return prices + visits + motto; }
            }
            class Shelf {
                static final Map<String, Integer> PRICES = new TreeMap<>(Map.of("one", 1));
                private final Supplier<String> text = () -> "one";
                String say() { return text.get() + PRICES; }
            }
            enum Size { SMALL, LARGE }
            class Gone {
                private static final List<String> LEFT = new ArrayList<>(List.of("kept"));
                static String say() { return "gone" + LEFT; }
            }
            """
                    + till(1, "int");

    private static final String NEWER =
            """
            @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
            @interface Mark { int value(); String word() default "none"; }
            class Book {
                private static int made;
                private static List<String> added = new ArrayList<>(List.of("added"));
                private final int number;
                private long pages;
                private String name;
                private long[] sold = {};
                private Quest quest;
                Book(int number) { this.number = number; this.pages = 100 * number; this.name = "n" + number; made++; }
                @Mark(value = 2, word = "new") String say() { return "new:" + number + pages + name + quest.text() + added; }
            }
            class Quest {
                static int fetched;
                private final String text;
                Quest(String text) { this.text = text; }
                static Quest fetch(int number) throws Exception { Traps.spring(number); return new Quest("q" + number); }
                String text() { return text; }
            }
            class Market {
                private static String motto = "dear";
                private Map<String, Integer> table;
                private long visits;
                String say() { return "" + new TreeMap<>(table) + visits + motto; }
                static class Change {
                    static void codeChange(String vsn, boolean down, Market self, Map<String, Object> old, Object extra) {
                        if (!down) {
                            self.table = new TreeMap<>(Map.of(((String) old.get("prices")).substring(0, 1), 1));
                            self.visits = (Integer) old.get("visits") + 1L;
                        }
                    }
                }
            }
            class Shelf {
                static final Map<String, Integer> PRICES = new TreeMap<>(Map.of("two", 2));
                private final Supplier<String> text = () -> "two";
                private int length() { return 2; }
                String say() { return text.get() + PRICES + length(); }
            }
            enum Size { SMALL, MIDDLE, LARGE }
            """
                    + till(100, "long");

    /** Each call counts in two fields, which nobody may see apart. */
    private static String till(int unit, String type) {
        return """
                class Till {
                    private long paid;
                    private TYPE again;
                    synchronized void pay() { check(); paid += UNIT; again += UNIT; check(); }
                    private void check() {
                        if (paid != again || paid % UNIT != 0) { throw new IllegalStateException(paid + " " + again); }
                    }
                    synchronized long calls() { check(); return paid / UNIT; }
                }
                """.replace("UNIT", "" + unit).replace("TYPE", type);
    }

    private static final String UP =
            """
            [{apply: {module: app.Commands, function: agree, arguments: []}},
             {add_module: app.Quest}, {load_module: app.Size}, {load_module: app.Mark},
             {load_module: {module: app.Shelf, renew: [PRICES]}},
             {update: {module: app.Book, change: {advanced: []}, depends_on: [app.Quest], code_change: {
                 convert: {pages: pages * 100L}, rename: {name: title}, set: {quest: app.Quest.fetch(number)}}}},
             {add_module: app.Market$Change},
             {update: {module: app.Market, change: {advanced: []}, depends_on: [app.Market$Change],
                 code_change: {class: app.Market$Change}}},
             {update: {module: app.Till, change: {advanced: []}, code_change: {
                 convert: {again: again * 100L}, set: {paid: paid * 100}}}},
             {delete_module: app.Gone},
             {apply: {module: app.Commands, function: agree, arguments: []}}]
            """;

    private static final String DOWN =
            """
            [{apply: {module: app.Commands, function: agree, arguments: []}},
             {add_module: app.Gone}, {load_module: app.Size}, {load_module: app.Mark},
             {load_module: {module: app.Shelf, renew: [PRICES]}},
             {update: {module: app.Book, change: {advanced: []}, depends_on: [app.Quest], code_change: {
                 convert: {pages: (int) (pages / 100)}, rename: {title: name}, drop: [quest]}}},
             {update: {module: app.Market, change: {advanced: []}, depends_on: [app.Market$Change],
                 code_change: {set: {prices: '"a=1,b=2"'}, convert: {visits: (int) visits - 1}, drop: [table]}}},
             {update: {module: app.Till, change: {advanced: []}, code_change: {
                 convert: {again: (int) (again / 100)}, set: {paid: paid / 100}}}},
             {delete_module: {module: app.Quest, purge: brutal_purge}}, {delete_module: app.Market$Change},
             {apply: {module: app.Commands, function: agree, arguments: []}}]
            """;

    static final Fixture SHOP = Fixture.of(
            "shop", FaultyShop.FAULTS + FaultyShop.STATE + FaultyCallers.LOAD + FaultyCallers.TRAPS, OLDER, NEWER);

    /** The jar of 1.0. */
    static Path older() {
        return SHOP.older().with("said", "old").jar(SHOP.file("v1.jar"));
    }

    /** The jar of 2.0. */
    static Path newer() {
        return SHOP.newer().with("said", "new").jar(SHOP.file("v2.jar"));
    }

    /** All kinds of instructions, up and down. */
    static String appup(String timeout) {
        return SHOP.appup(UP.replace("{advanced: []}", "{advanced: []}, timeout: " + timeout), DOWN).toString();
    }
}
