package dev.molt.registry;

import static dev.molt.registry.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The line that says what to start with. */
class StartPointerTest {

    @Test
    void isThreeWords() throws RefusedException {
        StartPointer pointer = new StartPointer(Optional.of(17), "0.1.0", "FIRST");
        assertEquals("17 0.1.0 FIRST\n", pointer.text());
        assertEquals(pointer, StartPointer.read(new Source("start.data", pointer.text())));
        assertEquals(pointer, StartPointer.read(new Source("start.data", "17 0.1.0 FIRST")));
    }

    @Test
    void hasADashForNoJava() throws RefusedException {
        StartPointer pointer = new StartPointer(Optional.empty(), "0.1.0", "1.0");
        assertEquals("- 0.1.0 1.0\n", pointer.text());
        assertEquals(pointer, StartPointer.read(new Source("start.data", pointer.text())));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "17 0.1.0", "17 0.1.0 ", "x 0.1.0 A", "17  0.1.0 A", "17 0.1.0 A B", "17 0.1.0 ../A", "17 0.1.0 A\nB",
        "017 0.1.0 A", "17 .. A"
    })
    void everythingElseIsRefused(String text) {
        String shown = text.lines().findFirst().orElse("");
        assertRefused(
                "bad_start_data",
                "start.data:1:1: error: this is not what to start with: "
                        + "a Java version or -, Molt's version and the release's version\n  " + shown
                        + "\n  ^\n  cure: write one line such as: 17 0.1.0 FIRST",
                () -> StartPointer.read(new Source("start.data", text)));
    }
}
