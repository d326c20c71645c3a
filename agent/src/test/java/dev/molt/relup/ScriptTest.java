package dev.molt.relup;

import static dev.molt.relup.Written.apply;
import static dev.molt.relup.Written.read;
import static dev.molt.relup.Written.resume;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.appup.Direction;
import dev.molt.appup.FlowText;
import dev.molt.appup.Purge;
import dev.molt.appup.RelupInstruction.Apply;
import dev.molt.appup.RelupInstruction.Changed;
import dev.molt.appup.RelupInstruction.CodeChange;
import dev.molt.appup.RelupInstruction.Load;
import dev.molt.appup.RelupInstruction.PointOfNoReturn;
import dev.molt.appup.RelupInstruction.PurgeModules;
import dev.molt.appup.RelupInstruction.Remove;
import dev.molt.appup.RelupInstruction.RestartEmulator;
import dev.molt.appup.RelupInstruction.RestartNewEmulator;
import dev.molt.appup.RelupInstruction.Start;
import dev.molt.appup.RelupInstruction.Stop;
import dev.molt.appup.RelupInstruction.Suspend;
import dev.molt.appup.RelupInstruction.Suspended;
import dev.molt.appup.RelupInstruction.SyncNodes;
import dev.molt.appup.RelupInstruction;
import dev.molt.appup.Timeout;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class ScriptTest {

    @Test
    void printsEveryInstructionInTheWordsOfUpgradeFiles() {
        assertEquals(
                """
                - restart_new_emulator
                - load_object_code: {application: shop, version: "1.1", modules: [a, b.C$D]}
                - point_of_no_return
                - suspend: [a, {module: b, timeout: 7s}, {module: c, timeout: 1500ms}, {module: d, timeout: infinity}]
                - load: {module: a, pre_purge: brutal_purge, post_purge: soft_purge}
                - remove: {module: a, pre_purge: soft_purge, post_purge: brutal_purge}
                - purge: [a]
                - code_change: {direction: up, modules: [{module: a, extra: 1}, {module: b, extra: null}]}
                - resume: [a, b]
                - stop: [a]
                - start: [a]
                - sync_nodes: {id: meet, nodes: [one, two]}
                - apply: {module: m.M, function: f, arguments: [true, 1.5, "1", {k: [x]}]}
                - restart_emulator
                """,
                new Script(everyInstruction()).toString());
    }

    @Test
    void isPartedAtThePointOfNoReturn() {
        Script script = new Script(List.of(read("x", "1", "a"), new PointOfNoReturn(), resume("a"), apply("f")));

        assertEquals(List.of(read("x", "1", "a")), script.before());
        assertEquals(List.of(resume("a"), apply("f")), script.after());
    }

    @Test
    void withoutAPointAllOfItFollows() {
        Script script = new Script(List.of(resume("a")));

        assertEquals(List.of(), script.before());
        assertEquals(List.of(resume("a")), script.after());
    }

    @Test
    void everyPlainValueReadsBack() {
        List<Object> values = Arrays.asList(
                null, true, 0, -7, 9_000_000_000L, 1.5, 1e300, 1e-7, Double.POSITIVE_INFINITY, Double.NaN,
                "", " ", "a b", "yes", "No", "y", "null", "~", "1", "1.1", "1e3", "0x1f", "12:30", "2020-01-01",
                "- a", "a: b", "a #b", "#", "'", "\"\\", "tab\tline\nend", "\u0000\u007f\u00e9\u2028\ud83d\ude00",
                "quest.Player$Inner", "[", "{}", "*x", "&x", "!x", "|", "%x", "@x", "`x", ",",
                List.of(), Map.of(), List.of(List.of("a"), Map.of("k", "y")));

        String text = new FlowText().of(values);

        assertEquals(values, new Yaml(new SafeConstructor(new LoaderOptions())).load(text), text);
    }

    private static List<RelupInstruction> everyInstruction() {
        return List.of(
                new RestartNewEmulator(),
                read("shop", "1.1", "a", "b.C$D"),
                new PointOfNoReturn(),
                new Suspend(List.of(
                        new Suspended("a", new Timeout.Default()),
                        new Suspended("b", new Timeout.Within(Duration.ofSeconds(7))),
                        new Suspended("c", new Timeout.Within(Duration.ofMillis(1500))),
                        new Suspended("d", new Timeout.Infinity()))),
                new Load("a", Purge.BRUTAL_PURGE, Purge.SOFT_PURGE),
                new Remove("a", Purge.SOFT_PURGE, Purge.BRUTAL_PURGE),
                new PurgeModules(List.of("a")),
                new CodeChange(Direction.UP, List.of(new Changed("a", 1L), new Changed("b", null))),
                resume("a", "b"),
                new Stop(List.of("a")),
                new Start(List.of("a")),
                new SyncNodes("meet", List.of("one", "two")),
                new Apply("m.M", "f", List.of(true, 1.5, "1", Map.of("k", List.of("x")))),
                new RestartEmulator());
    }
}
