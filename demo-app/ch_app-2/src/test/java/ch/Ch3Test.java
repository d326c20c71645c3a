package ch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class Ch3Test {

    @BeforeEach
    void start() {
        Ch3.start();
    }

    @Test
    void tellsHowManyAreFree() {
        assertEquals("3", ask("available"));
        ask("alloc");
        assertEquals("2", ask("available"));
        ask("free", "1");
        assertEquals("3", ask("available"));
    }

    @Test
    void whichCodeRuns() {
        assertEquals("ch_app-2", ask("which", "ch3"));
        assertEquals("ch_app-1", ask("which", "ch_sup"));
    }

    private static String ask(String command, String... arguments) {
        return new ChCommands().answer(command, List.of(arguments));
    }
}
