package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What an upgrade is busy with is told while it runs, on standard error, and only if somebody wants to know. */
class ProgressIT {

    private static final Fixture APP = Fixture.of(
            "busy",
            """
            class Commands {
                static final List<Counter> COUNTERS = List.of(new Counter(), new Counter(), new Counter());
                static String next() { return COUNTERS.get(0).next(); }
            }
            """,
            "class Counter { int count; String next() { return \"one \" + ++count; } }",
            "class Counter { int many; String next() { return \"two \" + ++many; } static void refuse() { throw new"
                    + " IllegalStateException(\"no\"); } }");

    private static final String UPDATE = "{update: {module: app.Counter, change: {advanced: null}, code_change: {"
            + "rename: {many: count}}}}";

    private static final String BACK = "{update: {module: app.Counter, change: {advanced: null}, code_change: {"
            + "rename: {count: many}}}}";

    private static final String UPDATED = "prepare, walk, suspend, drain, load, code_change, resume, ungate";

    @OnEveryStart
    void anUpdateIsToldPhaseByPhase(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, APP.v1())) {
            jvm.ask("next");
            Outcome up = upgrade(jvm, UPDATE, "--progress");
            assertEquals(Outcome.DONE, up.exit(), up.toString());
            assertEquals(lines(UPDATED), told(up));
            assertTrue(up.err().contains("\ncode_change took "), up.err());
            Outcome down = Molt.of(jvm).downgrade("--progress");
            assertEquals(Outcome.DONE, down.exit(), down.toString());
            assertEquals(lines(UPDATED), told(down));
        }
    }

    @OnEveryJdk
    void whatMayBeTransformedWhileTheApplicationRunsIsToldBeforeAnybodyWaits(Start start) {
        String set = UPDATE.replace("rename: {many: count}", "set: {many: '7'}, drop: [count]");
        try (TargetJvm jvm = TargetJvm.start(start, APP.v1())) {
            jvm.ask("next");
            assertEquals(
                    lines("prepare, walk, code_change, suspend, drain, load, resume, ungate"), told(upgrade(jvm, set, "--progress")));
            assertEquals("two 8", jvm.ask("next"));
        }
    }

    @OnEveryJdk
    void loadingAloneHasTwoPhases(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, APP.v1())) {
            jvm.ask("next");
            assertEquals(lines("prepare, load"), told(upgrade(jvm, "{load_module: app.Counter}", "--progress")));
        }
    }

    @OnEveryJdk
    void whatIsUndoneIsToldToo(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, APP.v1())) {
            jvm.ask("next");
            String apply = ", {apply: {module: app.Counter, function: refuse, arguments: []}}";
            Outcome undone = upgrade(jvm, UPDATE + apply, "--progress");
            assertEquals(Outcome.FAILED, undone.exit(), undone.toString());
            assertEquals(lines("prepare, walk, suspend, drain, load, code_change, undo"), told(undone));
            assertEquals("one 2", jvm.ask("next"));
        }
    }

    @OnEveryJdk
    void jsonStaysAsItIsAndNothingIsToldUnasked(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, APP.v1())) {
            jvm.ask("next");
            Outcome up = upgrade(jvm, UPDATE, "--progress", "--json");
            assertEquals(lines(UPDATED), told(up));
            assertEquals(
                    "{\"app.Counter\":3}",
                    JsonParser.parseString(up.out()).getAsJsonObject().getAsJsonObject("suspension").get("changed").toString());
            Outcome down = Molt.of(jvm).downgrade();
            assertEquals(Outcome.DONE, down.exit(), down.toString());
            assertFalse(down.err().contains("took"), down.err());
        }
    }

    @OnEveryJdk
    void anInstallationIsToldPhaseByPhase(Start start) throws Exception {
        String pea = "public class Pea { private static final Pea PEA = new Pea(); int size = 1; static int size() { return PEA.size; } }";
        String update = "{update: {module: app.Pea, change: {advanced: []}, code_change: {convert: {size: 'size * 10'}}}}";
        try (LiveSystem system = LiveSystem.of(start)
                .with("pea 1.0", "applications: [probe]\n", "", pea)
                .with("pea 2.0", "applications: [probe]\n", LiveSystem.appup(update, update), pea.replace("return ", "return 1 + "))
                .created("pea 1.0")
                .unpacked("SECOND", "pea 2.0")
                .start()) {
            assertEquals("1", system.ask("Pea.size"));
            Outcome installed = system.molt("install", "SECOND", "--progress");
            assertEquals(Outcome.DONE, installed.exit(), installed.toString());
            assertEquals(
                    lines(UPDATED).stream().map(line -> line.replace("3 objects", "1 objects")).toList(), told(installed));
            assertEquals("11", system.ask("Pea.size"));
        }
    }

    private static Outcome upgrade(TargetJvm jvm, String up, String... options) {
        return Molt.of(jvm).upgrade(
                APP.v2(),
                Stream.concat(Stream.of("--appup", APP.appup("[" + up + "]", "[" + BACK + "]").toString()), Stream.of(options))
                        .toArray(String[]::new));
    }

    /** The lines of these phases. */
    private static List<String> lines(String phases) {
        return Arrays.stream(phases.split(", "))
                .flatMap(phase -> Stream.of(
                        phase + " began at N",
                        phase + " took N ms" + (phase.equals("code_change") ? ": 3 objects, N a second" : "")))
                .toList();
    }

    /** What was told, without times. */
    private static List<String> told(Outcome outcome) {
        return outcome.err().lines()
                .filter(line -> line.matches("[a-z_]+ (began|took) .*"))
                .map(line -> line.replaceAll("at \\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z$", "at N").replaceAll("took \\d+ ms", "took N ms")
                        .replaceAll(" \\d+ a second$", " N a second"))
                .toList();
    }
}
