package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

/** Lambdas whose numbers move: those that live go on as what they are, in the new code. */
class LambdasIT {

    private static final String COMMANDS =
            """
            class Commands {
                static final List<Supplier<String>> KEPT = new ArrayList<>();
                static String make() { Shop.all(KEPT); return kept(); }
                static String kept() { return KEPT.stream().map(Supplier::get).collect(java.util.stream.Collectors.joining(" ")); }
                static String fresh() {
                    List<Supplier<String>> all = new ArrayList<>();
                    Shop.all(all);
                    return all.stream().map(Supplier::get).collect(java.util.stream.Collectors.joining(" "));
                }
                static String newer() throws Exception {
                    Class.forName("app.Other").getMethod("redefine", String.class).invoke(null, System.getProperty("newer"));
                    return "done";
                }
            }
            """;

    private static final String OLDER = shop("add(into, \"ring\", () -> name() + 1); add(into, \"light\", () -> \"light1\");");

    private static final Fixture SHOPS = Fixture.of("shops", COMMANDS, OLDER,
            shop("""
                    add(into, "open", () -> "open2");
                    add(into, "ring", () -> name() + 2);
                    Supplier<String> nested = () -> { Supplier<String> in = () -> "in2"; return in.get(); };
                    into.add(nested);
                    add(into, "light", () -> "light2");
                    """));

    private static final Fixture LATER = Fixture.of("shops", COMMANDS, OLDER,
            shop("""
                    Supplier<String> nested = () -> { Supplier<String> in = () -> "in3"; return in.get(); };
                    into.add(nested);
                    add(into, "light", () -> "light3");
                    add(into, "close", () -> "close3");
                    add(into, "open", () -> "open3");
                    add(into, "ring", () -> name() + 3);
                    """));

    @OnEveryStart
    void theyFollowThroughVersionsAndBack(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, SHOPS.v1())) {
            assertEquals("shop1 light1", jvm.ask("make"));
            upgrade(jvm, SHOPS.v2());
            assertEquals("shop2 light2", jvm.ask("kept"));
            assertEquals("open2 shop2 in2 light2", jvm.ask("fresh"));
            assertEquals("shop2 light2 open2 shop2 in2 light2", jvm.ask("make"));

            upgrade(jvm, LATER.newer().with(Fixture.DESCRIPTOR, "application: shops\nversion: '3.0'\n")
                    .jar(LATER.file("v3.jar")));
            assertEquals("shop3 light3 open3 shop3 in3 light3", jvm.ask("kept"));
            assertEquals("in3 light3 close3 open3 shop3", jvm.ask("fresh"));

            down(jvm);
            assertEquals("shop2 light2 open2 shop2 in2 light2", jvm.ask("kept"));
            assertEquals("open2 shop2 in2 light2", jvm.ask("fresh"));
            down(jvm);
            assertEquals("shop1 light1 open2 shop1 in2 light1", jvm.ask("kept"), "what 1.0 has not keeps its code");
            assertEquals("shop1 light1", jvm.ask("fresh"));
            upgrade(jvm, SHOPS.v2());
            assertEquals("shop2 light2 open2 shop2 in2 light2", jvm.ask("kept"));
        }
    }

    @OnEveryStart
    void theyFollowWhatAnotherAgentRedefines(Start start) {
        Path other = OtherAgent.jar(RedefinedByOthersIT.OTHER, SHOPS.file("other.jar"));
        Path newer = SHOPS.newer().folder(SHOPS.file("newer"));
        try (TargetJvm jvm = TargetJvm.start(start, SHOPS.v1(), "-javaagent:" + other, "-Dnewer=" + newer)) {
            assertEquals("shop1 light1", jvm.ask("make"));
            assertEquals("done", jvm.ask("newer"));
            assertEquals("shop2 light2", jvm.ask("kept"));
            assertEquals("shop2 light2 open2 shop2 in2 light2", jvm.ask("make"));
            upgrade(jvm, LATER.newer().jar(LATER.file("later.jar")));
            assertEquals("shop3 light3 open3 shop3 in3 light3", jvm.ask("kept"));
            down(jvm);
            assertEquals("shop1 light1 open3 shop1 in3 light1", jvm.ask("kept"));
        }
    }

    private static final Fixture UNCLEAR = Fixture.of("unclear", COMMANDS,
            shop("into.add(() -> \"one\"); into.add(() -> \"two\");"),
            shop("into.add(() -> \"three\"); into.add(() -> \"four\"); into.add(() -> \"five\");"));

    @OnEveryStart
    void whatNobodyCanTellKeepsItsCodeAndThePlanWarns(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, UNCLEAR.v1())) {
            assertEquals("one two", jvm.ask("make"));
            Outcome up = Molt.of(jvm).upgrade(UNCLEAR.v2());
            assertEquals(Outcome.DONE, up.exit(), up.toString());
            assertTrue(up.toString().contains("app.Shop: lambdas in method all (line"), up.toString());
            assertTrue(up.toString().contains("nothing tells which ones they are now"), up.toString());
            assertEquals("one two", jvm.ask("kept"));
            assertEquals("three four five", jvm.ask("fresh"));
        }
    }

    private static final Fixture GONE = Fixture.of("gone", COMMANDS, shop("into.add(() -> \"one\");"),
            shop("} static void fail() { throw new IllegalStateException();"));

    private static final Fixture OTHERWISE = Fixture.of("gone", COMMANDS, shop(""),
            shop("String taken = into.toString(); into.add(() -> taken);"));

    @OnEveryJdk
    void whatFailedLeavesNoTrace(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, GONE.v1())) {
            assertEquals("one", jvm.ask("make"));
            String fails = GONE.appup(
                    "[{load_module: app.Shop}, {apply: {module: app.Shop, function: fail, arguments: []}}]",
                    "[{load_module: app.Shop}]").toString();
            Outcome failed = Molt.of(jvm).upgrade(GONE.v2(), "--appup", fails);
            assertEquals(Outcome.FAILED, failed.exit(), failed.toString());
            Outcome up = Molt.of(jvm).upgrade(OTHERWISE.v2());
            assertEquals(Outcome.DONE, up.exit(), up.toString());
            assertTrue(up.toString().contains("of the running version hold or take other values now"), up.toString());
            assertFalse(up.toString().contains("of an earlier version"), up.toString());
            assertEquals("one", jvm.ask("kept"));
        }
    }

    private static String shop(String lambdas) {
        return "class Shop { static String name() { return \"shop\"; } static void all(List<Supplier<String>> into) { " + lambdas
                + " } static void add(List<Supplier<String>> into, String name, Supplier<String> one) { into.add(one); } }";
    }

    private static void upgrade(TargetJvm jvm, Path version) {
        Outcome up = Molt.of(jvm).upgrade(version);
        assertEquals(Outcome.DONE, up.exit(), up.toString());
    }

    private static void down(TargetJvm jvm) {
        Outcome down = Molt.of(jvm).downgrade();
        assertEquals(Outcome.DONE, down.exit(), down.toString());
    }
}
