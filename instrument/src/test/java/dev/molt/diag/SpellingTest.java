package dev.molt.diag;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which word somebody meant. */
class SpellingTest {

    private static final List<String> KNOWN =
            List.of("load", "load_module", "add_module", "restart_emulator", "update");

    @ParameterizedTest
    @CsvSource({
        "lod, load", // a letter missing
        "loadd, load", // a letter too many
        "laod, load", // two swapped
        "lozd, load", // one wrong
        "load-module, load_module", // another joint
        "LoadModule, load_module", // another case
        "restart, restart_emulator", // only the beginning
    })
    void suggestsTheNearest(String written, String meant) {
        assertEquals("write " + meant, Spelling.cure(written, KNOWN));
    }

    @ParameterizedTest
    @CsvSource({"frobnicate", "x", "''", "module"})
    void namesTheChoiceWhereNothingIsNear(String written) {
        assertEquals(
                "use one of load, load_module, add_module, restart_emulator, update", Spelling.cure(written, KNOWN));
    }

    @ParameterizedTest
    @CsvSource({"'', '', 0", "a, '', 1", "ab, ba, 1", "kitten, sitting, 3", "same, same, 0"})
    void countsEdits(String from, String to, int edits) {
        assertEquals(edits, Spelling.distance(from, to));
    }

    @Test
    void knowsNothingAmongNothing() {
        assertEquals(Optional.empty(), Spelling.nearest("a", List.of()));
    }
}
