package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Threads that never leave a method: their next round runs the newest code, with the variables that they have. */
class ContinuedLoopsIT {

    private static final String COMMANDS =
            """
            class Commands {
                static final java.util.concurrent.SynchronousQueue<Integer>
                        NUMBERS = new java.util.concurrent.SynchronousQueue<>();
                static final java.util.concurrent.SynchronousQueue<String>
                        ANSWERS = new java.util.concurrent.SynchronousQueue<>();
                static final Shop SHOP = new Shop();
                static String platform() throws Exception { return start(new Thread(SHOP::work, "worker")); }
                static String virtual() throws Exception {
                    Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
                    return start((Thread) Class.forName("java.lang.Thread$Builder").getMethod("unstarted", Runnable.class)
                            .invoke(builder, (Runnable) SHOP::work));
                }
                static String start(Thread thread) throws Exception {
                    thread.setDaemon(true);
                    thread.start();
                    return ANSWERS.take();
                }
                static String give() throws Exception { NUMBERS.put(5); return ANSWERS.take(); }
                static int next() { try { return NUMBERS.take(); } catch (InterruptedException e) { throw new IllegalStateException(e); } }
                static void answer(String text) {
                    try { ANSWERS.put(text); } catch (InterruptedException e) { throw new IllegalStateException(e); }
                }
                static String visit() { return SHOP.visit(); }
            }
            """;

    private static final String OLD =
            """
            class Shop implements Runnable {
                private int money = 7;
                public void run() { work(); }
                void work() {
                    long sum = 0;
                    Commands.answer("open");
                    while (true) {
                        int number = Commands.next();
                        sum += number;
                        Commands.answer("old " + sum);
                    }
                }
                String visit() { return "money " + money; }
            }
            """;

    private static final String NEW =
            """
            class Shop implements Runnable {
                private long gold = 1;
                public void run() { work(); }
                void work() {
                    long sum = 0;
                    Commands.answer("open");
                    while (true) {
                        int number = Commands.next();
                        sum += 100 * number;
                        Commands.answer("new " + sum);
                    }
                }
                String visit() { return "gold " + gold; }
            }
            """;

    private static final Fixture SHOP = Fixture.of("shop", COMMANDS, OLD, NEW);

    private static final Fixture LOADED = Fixture.of("loaded", COMMANDS, OLD, OLD.replace("\"old \"", "\"next \" + this.money + \" \""));

    private static final String UP = "[{update: {module: app.Shop, change: {advanced: []}, code_change: {set: {gold: 'money * 10L'}, drop: [money]}}}]";

    private static final String DOWN = "[{update: {module: app.Shop, change: {advanced: []}, code_change: {set: {money: '(int) gold / 10'}, drop: [gold]}}}]";

    @OnEveryStart
    void theNextRoundRunsTheNewVersionWithItsVariables(Start start) {
        for (String kind : start.jdk().major() < 21 ? new String[] {"platform"} : new String[] {"platform", "virtual"}) {
            try (TargetJvm jvm = TargetJvm.start(start, SHOP.v1())) {
                Molt molt = Molt.of(jvm);
                assertEquals("open", jvm.ask(kind));
                assertEquals("old 5", jvm.ask("give"));
                assertDone(molt.upgrade(SHOP.v2(), "--appup", SHOP.appup(UP, DOWN).toString()));
                assertEquals("gold 70", jvm.ask("visit"));
                assertEquals("old 10", jvm.ask("give"), "the round under way ends in old code");
                assertEquals("new 510", jvm.ask("give"));
                assertEquals("new 1010", jvm.ask("give"));
                assertEquals(0, molt.status().getAsJsonArray("oldCode").size(), molt.status().toString());
                assertDone(molt.downgrade());
                assertEquals("new 1510", jvm.ask("give"));
                assertEquals("old 1515", jvm.ask("give"));
                assertEquals("money 7", jvm.ask("visit"));
                assertDone(molt.upgrade(SHOP.v2(), "--appup", SHOP.appup(UP, DOWN).toString()));
                assertEquals("old 1520", jvm.ask("give"));
                assertEquals("new 2020", jvm.ask("give"));
            }
        }
    }

    @OnEveryStart
    void soWhereNothingIsSuspended(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, LOADED.v1())) {
            Molt molt = Molt.of(jvm);
            assertEquals("open", jvm.ask("platform"));
            assertEquals("old 5", jvm.ask("give"));
            assertDone(molt.upgrade(LOADED.v2()));
            assertTrue(molt.statusText().contains("in old code: \"worker\" at app.Shop.work"), molt.statusText());
            assertEquals("old 10", jvm.ask("give"));
            assertEquals("next 7 15", jvm.ask("give"));
            assertFalse(molt.statusText().contains("in old code"), molt.statusText());
            assertDone(molt.downgrade());
            jvm.ask("give");
            assertEquals("old 25", jvm.ask("give"));
            assertFalse(jvm.ask("visit").isEmpty());
        }
    }

    private static String spinning(String type, String word) {
        return """
            class Mill implements Runnable {
                static volatile long rounds;
                static volatile String word = "none";
                static volatile String end = "turns";
                public void run() {
                    try {
                        turn();
                    } catch (Throwable e) {
                        end = e.toString();
                    } finally {
                        end += " ended";
                    }
                }
                void turn() {
                    TYPE turns = 0;
                    while (true) { turns += 1; word = "WORD"; rounds = (long) turns; Thread.onSpinWait(); }
                }
            }
            """.replace("TYPE", type).replace("WORD", word);
    }

    private static final String MILLER =
            """
            class Commands {
                static String start() {
                    Thread thread = new Thread(new Mill(), "mill");
                    thread.setDaemon(true);
                    thread.start();
                    return "started";
                }
                /** Two rounds on, so that at least one of them began since. */
                static String turns() {
                    long before = Mill.rounds;
                    while (Mill.end.equals("turns") && Mill.rounds < before + 2) { Thread.onSpinWait(); }
                    return Mill.end + " " + Mill.word;
                }
            }
            """;

    /** One that never waits asks all the time, also between the new code and what tells it where to go on. */
    @OnEveryJdk
    void aLoopThatTurnsAllTheTimeGoesOnThroughVersionsThatHaveItAndSuchThatHaveNot(Start start) {
        Fixture two = Fixture.of("mill", MILLER, spinning("long", "one"), spinning("long", "two"));
        Fixture three = Fixture.of("mill", MILLER, spinning("long", "one"), spinning("double", "three"));
        try (TargetJvm jvm = TargetJvm.start(start, two.v1())) {
            Molt molt = Molt.of(jvm);
            assertEquals("started", jvm.ask("start"));
            assertEquals("turns one", jvm.ask("turns"));
            assertDone(molt.upgrade(two.v2()));
            assertEquals("turns two", jvm.ask("turns"));
            for (int i = 3; i < 9; i++) {
                boolean other = i % 2 == 1;
                String version = i + ".0";
                assertDone(molt.upgrade((other ? three : two).newer()
                        .with(Fixture.DESCRIPTOR, "application: mill\nversion: '" + version + "'\n").jar(two.file(version + ".jar"))));
                assertEquals("turns two", jvm.ask("turns"), version);
            }
        }
    }

    private static void assertDone(Outcome outcome) {
        assertEquals(0, outcome.exit(), outcome.toString());
    }
}
