package dev.molt.appup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which Java value a YAML value is: the words of YAML 1.2, not those of 1.1. */
class PlainValueTest {

    @Test
    void numbersAreLongsAndDoubles() throws Exception {
        assertEquals(
                List.of(0L, -7L, 9223372036854775807L, 31L, 15L, 1.5, 1000.0, -0.25),
                value("[0, -7, 9223372036854775807, 0x1f, 0o17, 1.5, 1e3, -.25]"));
    }

    @Test
    void trueFalseAndNullAreThemselves() throws Exception {
        assertEquals(Arrays.asList(true, false, null, null, null), value("[true, False, null, ~, Null]"));
    }

    @Test
    void everythingElseIsText() throws Exception {
        assertEquals(
                List.of("yes", "no", "on", "1", "null", "1.1.0", "12:30", "2026-01-01", "two words"),
                value("[yes, no, on, \"1\", 'null', 1.1.0, 12:30, 2026-01-01, two words]"));
    }

    @Test
    void mappingsKeepTheirOrderAndTheTextOfTheirKeys() throws Exception {
        Object read = value("{b: 1, a: [2, {c: 3}], 1: x}");
        assertEquals(Map.of("b", 1L, "a", List.of(2L, Map.of("c", 3L)), "1", "x"), read);
        assertEquals("{b=1, a=[2, {c=3}], 1=x}", read.toString());
    }

    private static Object value(String yaml) throws RefusedException {
        Problems problems = new Problems();
        Object value = new PlainValue(problems).of(YamlTree.read(new Source("value.yaml", yaml), problems));
        problems.refuseIfAny();
        return value;
    }
}
