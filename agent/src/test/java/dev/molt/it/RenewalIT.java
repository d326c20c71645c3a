package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** An application that is started anew begins with the static state of a fresh JVM, also in compiled code. */
class RenewalIT {

    private static final String RENEWED =
            """
            public class Renewed {
                static final Object LOCK = new Object();
                static final List<String> NOTES = new ArrayList<>(List.of("first"));
                static final long[] CELL = {7};
                static int plain = 1;
                static int started = plain;
                static final int CONSTANT = 5;
                static void start() { Probe.step("renewed VSN starts with " + say()); }
                static void stop() { Probe.step("renewed VSN stops"); }
                static String spoil() {
                    NOTES.add("spoilt"); CELL[0] = 99; plain = 2; Colour.RED.uses = 9; Bag.HELD.add("spoilt"); new Shelf().put("spoilt");
                    long sum = 0;
                    for (int i = 0; i < 300_000; i++) sum += hot() + Colour.RED.heat() + Hot.heat();
                    return "spoilt " + (sum > 0);
                }
                private static long hot() { return CELL[0] + NOTES.size(); }
                static String hots() { return hot() + " " + Colour.RED.heat() + " " + Hot.heat(); }
                static String identity() { return System.identityHashCode(LOCK) + " " + System.identityHashCode(Colour.RED); }
                static String say() {
                    return "VSN " + NOTES + " " + CELL[0] + " " + plain + started + CONSTANT + " " + Colour.RED.uses
                            + " " + List.of(Colour.values()).contains(Colour.RED) + Colour.valueOf("RED").equals(Colour.RED)
                            + " " + Bag.HELD + Shelf.BOOKS;
                }
            }
            enum Colour {
                RED, GREEN;
                int uses = 3;
                int heat() { return uses; }
                static String text(Colour c) { return switch (c) { case RED -> "red"; case GREEN -> "green"; }; }
            }
            interface Bag {
                List<String> HELD = new ArrayList<>(List.of("bag"));
                static int size() { return HELD.size(); }
            }
            class Shelf {
                static final List<String> BOOKS = new ArrayList<>(List.of("book"));
                void put(String book) { BOOKS.add(book); }
            }
            class Hot {
                private static final Hot HOT = new Hot();
                private final long value = Renewed.CELL[0];
                static long heat() { return HOT.value; }
            }
            """;

    private static final String FRESH = " [first] 7 115 3 truetrue [bag][book]";

    private static final String SAYS = "applications: [probe]\nstart: app.Renewed.start\nstop: app.Renewed.stop\n";

    private static String source(String version) {
        return RENEWED.replace("VSN", version);
    }

    private static LiveSystem system(Start start, String second) throws Exception {
        String restart = LiveSystem.appup("{restart_application: renewed}", "{restart_application: renewed}");
        return LiveSystem.of(start)
                .with("renewed 1.0", SAYS, "", source("1.0"))
                .with("renewed 2.0", SAYS, restart, second)
                .created("renewed 1.0")
                .unpacked("SECOND", "renewed 2.0")
                .start();
    }

    @OnEveryJdk
    void staticsConstantsOfCompiledCodeEnumsAndInterfacesBeginAnew(Start start) throws Exception {
        try (LiveSystem system = system(start, source("2.0"))) {
            assertEquals("renewed 1.0 starts with 1.0" + FRESH, system.events());
            for (int i = 0; i < 2; i++) {
                assertEquals("spoilt true", system.ask("Renewed.spoil"));
                String before = system.ask("Renewed.identity");
                system.install("SECOND");
                assertEquals("renewed 1.0 stops, renewed 2.0 starts with 2.0" + FRESH, system.events());
                assertEquals("8 3 7", system.ask("Renewed.hots"));
                assertEquals(true, !before.equals(system.ask("Renewed.identity")));
                assertEquals("spoilt true", system.ask("Renewed.spoil"));
                system.install("FIRST");
                assertEquals("renewed 2.0 stops, renewed 1.0 starts with 1.0" + FRESH, system.events());
                assertEquals("8 3 7", system.ask("Renewed.hots"));
            }
        }
    }

    @OnEveryJdk
    void anInitialiserThatFailsFailsTheInstallationAndTheOldStaticsBeginAnew(Start start) throws Exception {
        String second = source("2.0").replace("static int plain = 1;", "static int plain = broken();")
                + "class Broken { }";
        second = second.replace(
                "static String spoil()", "private static int broken() { Probe.step(\"broken\"); return 1; } static String spoil()");
        try (LiveSystem system = system(start, second)) {
            assertEquals("spoilt true", system.ask("Renewed.spoil"));
            system.events();
            system.probe("fail broken");
            Outcome outcome = system.molt("install", "SECOND");
            system.probe("fail");
            assertEquals(
                    new Outcome(
                            Outcome.FAILED,
                            "",
                            "failed: the static initialiser of app.Renewed threw java.lang.IllegalStateException: told to fail;"
                                    + " renewed was stopped and started again, and has lost its state"),
                    outcome);
            assertEquals("renewed 1.0 stops, broken, renewed 1.0 starts with 1.0" + FRESH, system.events());
            assertEquals("8 3 7", system.ask("Renewed.hots"));
            system.install("SECOND");
            assertEquals("renewed 1.0 stops, broken, renewed 2.0 starts with 2.0" + FRESH, system.events());
        }
    }

    @OnEveryJdk
    void staticsThatAnUpgradeAddedBeginAnewToo(Start start) throws Exception {
        String restart = "up:\n  - {from: '2.0', instructions: [{restart_application: renewed}]}\n"
                + "down:\n  - {to: '2.0', instructions: [{restart_application: renewed}]}\n";
        String load = LiveSystem.appup("{load_module: app.Renewed}", "{load_module: app.Renewed}");
        String hots = "static String hots() {";
        String more = "static final List<String> MORE = new ArrayList<>(List.of(\"more\"));" + hots
                + " MORE.add(\"x\"); if (MORE.size() > 1) return \"VSN \" + MORE;";
        try (LiveSystem system = LiveSystem.of(start)
                .with("renewed 1.0", SAYS, "", source("1.0"))
                .with("renewed 2.0", SAYS, load, source("2.0").replace(hots, more.replace("VSN", "2.0")))
                .with("renewed 3.0", SAYS, restart, source("3.0").replace(hots, more.replace("VSN", "3.0")))
                .created("renewed 1.0")
                .unpacked("SECOND", "renewed 2.0")
                .unpacked("THIRD", "renewed 3.0")
                .start()) {
            system.install("SECOND");
            assertEquals("2.0 [more, x]", system.ask("Renewed.hots"));
            assertEquals("2.0 [more, x, x]", system.ask("Renewed.hots"));
            system.install("THIRD");
            assertEquals("3.0 [more, x]", system.ask("Renewed.hots"));
            system.install("SECOND");
            assertEquals("2.0 [more, x]", system.ask("Renewed.hots"));
            system.install("FIRST");
            assertEquals("1.0" + FRESH, system.ask("Renewed.say"));
        }
    }

    @OnEveryJdk
    void aClassThatCannotBeginAnewIsNamedBeforeAnythingIsTouched(Start start) throws Exception {
        String bare = source("1.0").replace("static int size() { return HELD.size(); }", "");
        String restart = LiveSystem.appup("{restart_application: renewed}", "{restart_application: renewed}");
        try (LiveSystem system = LiveSystem.of(start)
                .with("renewed 1.0", SAYS, "", bare)
                .with("renewed 2.0", SAYS, restart, bare.replace("1.0", "2.0"))
                .created("renewed 1.0")
                .unpacked("SECOND", "renewed 2.0")
                .start()) {
            assertEquals("spoilt true", system.ask("Renewed.spoil"));
            String before = system.ask("Renewed.say") + system.events();
            assertEquals(
                    "app.Bag of renewed cannot be started anew: it has no method that could run its static initialiser a second"
                            + " time",
                    system.refused("no_initializer", "install", "SECOND"));
            assertEquals(before, system.ask("Renewed.say") + "renewed 1.0 starts with 1.0" + FRESH + system.events());
        }
    }
}
