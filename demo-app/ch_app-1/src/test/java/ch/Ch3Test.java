package ch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class Ch3Test {

    @BeforeEach
    void start() {
        Ch3.start();
    }

    @Test
    void handsOutTheSmallestNumberThatIsFree() {
        assertEquals("1", ask("alloc"));
        assertEquals("2", ask("alloc"));
        assertEquals("ok", ask("free", "1"));
        assertEquals("1", ask("alloc"));
        assertEquals("3", ask("alloc"));
        assertEquals(
                "no channel is free",
                assertThrows(IllegalStateException.class, () -> ask("alloc")).getMessage());
    }

    @Test
    void freeingWhatIsFreeOrThereIsNotChangesNothing() {
        assertEquals("ok", ask("free", "1"));
        assertEquals("ok", ask("free", "4"));
        assertEquals("1", ask("alloc"));
    }

    @Test
    void withoutTheServerNothingIsHandedOut() {
        ChSup.server().stop();
        assertEquals(
                "ch3 is not running",
                assertThrows(IllegalStateException.class, () -> ask("alloc")).getMessage());
    }

    @Test
    void nobodyKnowsHowManyAreFree() {
        assertEquals("undefined function ch3:available/0", ask("available"));
    }

    @Test
    void whichCodeRuns() {
        assertEquals("ch_app-1", ask("which", "ch3"));
        assertEquals("ch_app-1", ask("which", "ch_sup"));
    }

    private static String ask(String command, String... arguments) {
        return new ChCommands().answer(command, List.of(arguments));
    }
}
