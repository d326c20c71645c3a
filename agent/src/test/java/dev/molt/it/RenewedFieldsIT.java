package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Static fields that an upgrade file renews have what the new initialiser gives them, for compiled readers too. */
class RenewedFieldsIT {

    /** Too long to be compiled into its callers, after which it would not be compiled by itself. */
    private static final String LONG = "sum = sum * 31 + sum % 7; ".repeat(50);

    private static final String READERS = """
            class Reader {
                static int hot() { int sum = Table.SIZE * 10 + Table.FIRST.weight; if (sum < 0) { %s } return sum; }
            }
            class Commands {
                static String say() {
                    return Table.SIZE + " " + Table.NAMES + " " + Table.FIRST.text + " " + Table.seen() + " " + Table.runs;
                }
                static String hot() { return "" + Reader.hot(); }
                static boolean decline() { return false; }
                static String untilCompiled() throws Exception {
                    var server = java.lang.management.ManagementFactory.getPlatformMBeanServer();
                    var commands = new javax.management.ObjectName("com.sun.management:type=DiagnosticCommand");
                    String list = "";
                    // The line of a method that the optimising compiler has compiled: number, level, state, name.
                    while (!java.util.regex.Pattern.compile("\\\\d+ +4 +0 +app.Reader.hot\\\\(").matcher(list).find()) {
                        long sum = 0;
                        for (int i = 0; i < 1_000_000; i++) sum += Reader.hot();
                        list = sum > 0 ? (String) server.invoke(commands, "compilerCodelist", new Object[0], new String[0]) : "";
                    }
                    return "" + Reader.hot();
                }
            }
            """.formatted(LONG);

    private static String table(int size, String name, String more) {
        return """
            class Table {
                static final int SIZE = Integer.parseInt("%d");
                static final List<String> NAMES = new ArrayList<>();
                static int runs;
                static { NAMES.add("%s"); }
                static final Table FIRST = new Table();
                private static final List<String> SEEN = new ArrayList<>(List.of("seen %s"));
                static { runs++; }
                final int weight = weigh();
                final String text = "made by %s of " + NAMES;
                private static int weigh() { return SIZE; }
                static List<String> seen() { return SEEN; }
                %s
            }
            """.formatted(size, name, name, name, more);
    }

    private static final Fixture TABLES = Fixture.of("renewed", READERS, table(1, "a", ""),
            table(2, "b", "private static String added() { return \"\"; }"));

    private static final String RENEWING = "{module: app.Table, renew: [SIZE, NAMES, FIRST]}";
    private static final String OLD = "1 [a] made by a of [a] [seen a] 1";
    private static final String NEW = "2 [b] made by b of [b] [seen a] 1";

    private static String[] appup(String up, String down) {
        return new String[] {"--appup", TABLES.appup(up, down).toString()};
    }

    @OnEveryStart
    void fieldsAreRenewedUpAndDownAndOthersKept(Start start) {
        String load = "[{load_module: " + RENEWING + "}]";
        try (TargetJvm jvm = TargetJvm.start(start, TABLES.v1())) {
            assertEquals(OLD, jvm.ask("say"));
            assertEquals("11", jvm.ask("untilCompiled"));
            Outcome up = Molt.of(jvm).upgrade(TABLES.v2(), appup(load, load));
            assertEquals(Outcome.DONE, up.exit(), up.toString());
            assertTrue(up.err().contains("changed and is not run again; it assigns SEEN\n"), up.toString());
            assertEquals("22", jvm.ask("hot"), "what is compiled took the old values for constants");
            assertEquals(NEW, jvm.ask("say"));
            assertEquals("22", jvm.ask("untilCompiled"));
            Outcome down = Molt.of(jvm).downgrade();
            assertEquals(Outcome.DONE, down.exit(), down.toString());
            assertEquals("11", jvm.ask("hot"));
            assertEquals(OLD, jvm.ask("say"));
        }
    }

    @OnEveryStart
    void behindTheGatesToo(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, TABLES.v1())) {
            assertEquals("11", jvm.ask("untilCompiled"));
            Outcome up = Molt.of(jvm).upgrade(TABLES.v2(), appup("[{update: " + RENEWING + "}]", "[{update: app.Table}]"));
            assertEquals(Outcome.DONE, up.exit(), up.toString());
            assertEquals("22", jvm.ask("hot"));
            assertEquals(NEW, jvm.ask("say"));
            Outcome down = Molt.of(jvm).downgrade();
            assertEquals(Outcome.DONE, down.exit(), down.toString());
            assertEquals(NEW, jvm.ask("say"), "who does not ask for it keeps the values");
        }
    }

    @OnEveryStart
    void whatIsUndoneHasItsOldValues(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, TABLES.v1())) {
            assertEquals("11", jvm.ask("untilCompiled"));
            for (String word : new String[] {"load_module", "update"}) {
                Outcome up = Molt.of(jvm).upgrade(TABLES.v2(), appup("[{" + word + ": " + RENEWING
                        + "}, {apply: {module: app.Commands, function: decline, arguments: []}}]", "[]"));
                assertEquals(Outcome.FAILED, up.exit(), up.toString());
                assertEquals("11", jvm.ask("hot"));
                assertEquals(OLD, jvm.ask("say"));
                assertEquals("11", jvm.ask("untilCompiled"));
            }
        }
    }

    private static final Fixture BROKEN = Fixture.of("renewedbroken", READERS, table(1, "a", ""),
            table(2, "b", "").replace("return SIZE;", "return NAMES.size() / (SIZE - 2);"));

    @OnEveryStart
    void anInitialiserThatFailsUndoesTheUpgrade(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, BROKEN.v1())) {
            assertEquals("11", jvm.ask("untilCompiled"));
            for (String word : new String[] {"load_module", "update"}) {
                String appup = BROKEN.appup("[{" + word + ": " + RENEWING + "}]", "[]").toString();
                Outcome up = Molt.of(jvm).upgrade(BROKEN.v2(), "--appup", appup);
                assertEquals(Outcome.FAILED, up.exit(), up.toString());
                assertTrue(up.err().contains("java.lang.ArithmeticException: / by zero"), up.toString());
                assertEquals(OLD, jvm.ask("say"));
                assertEquals("11", jvm.ask("hot"));
            }
            Outcome without = Molt.of(jvm).upgrade(BROKEN.v2());
            assertEquals(Outcome.DONE, without.exit(), without.toString());
            assertEquals(OLD, jvm.ask("say"));
        }
    }

    @OnEveryStart
    void aClassThatIsNotInitialisedYetBeginsWithTheNewValues(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, TABLES.v1())) {
            Outcome up = Molt.of(jvm).upgrade(TABLES.v2(), appup("[{load_module: " + RENEWING + "}]", "[]"));
            assertEquals(Outcome.DONE, up.exit(), up.toString());
            assertFalse(up.toString().contains("not run again"), up.toString());
            assertEquals("2 [b] made by b of [b] [seen b] 1", jvm.ask("say"));
        }
    }
}
