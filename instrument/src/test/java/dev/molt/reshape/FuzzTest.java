package dev.molt.reshape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.molt.diag.Diagnostic;
import dev.molt.testing.EveryJdk;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Programs drawn from seeds behave after upgrades as after fresh starts; {@code benchmarks/fuzz} tries more of them. */
@EveryJdk
class FuzzTest {

    private static final int SEEDS = 300;

    @Test
    void upgradedProgramsBehaveAsStartedOnes() {
        Fuzz fuzz = new Fuzz(failure -> { });
        fuzz.run(1, 1 + SEEDS);
        assertEquals(Map.of(), fuzz.failures());
        assertEquals(0, fuzz.uncompiled(), fuzz::table);
    }

    @TestFactory
    Stream<DynamicTest> whatOnceDifferedIsEqual() {
        return Case.in("fuzz").stream().flatMap(each -> Fuzz.WAYS.stream()
                .map(way -> dynamicTest(each.name() + ' ' + way, () -> {
                    Trial.Result result = Fuzz.run(compiled(Versions.of(each)), way, 0);
                    assertEquals(Trial.Kind.EQUAL, result.kind(), result::detail);
                    assertEquals(each.sections().getOrDefault("warned", "").strip(), result.said().stream()
                            .map(Diagnostic::message).distinct().collect(Collectors.joining("\n")));
                })));
    }

    /** The comparison would not be worth anything if it could not fail. */
    @Test
    void aDifferenceIsSeen() {
        String text = """
                class Driver { static int n;
                    static String[] keys() { return new String[0]; }
                    static Object make(String key, Object on, int x) { return null; }
                    static String observe(Object on, int x) { return ""; }
                    static String statics() { return "" + n + System.identityHashCode(Driver.class); } }
                """;
        Versions program = new Versions(List.of(text, text), List.of(0, 1));
        assertNotEquals(Trial.Kind.EQUAL, Fuzz.run(compiled(program), "prepared", 0).kind());
    }

    private static Program compiled(Versions program) {
        return new Program(Shrinker.compile(program).orElseThrow(), program.steps(), "x.");
    }
}
