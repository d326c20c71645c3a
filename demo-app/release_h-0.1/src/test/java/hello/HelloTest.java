package hello;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class HelloTest {

    private static final String COMMON =
            "this is just a common module withou process running on ,so update this module is easy";

    @Test
    void countsTheCalls() {
        HelloGen greeter = HelloGen.start();
        assertEquals("1", ask("hello"));
        assertEquals("2", ask("hello"));
        assertEquals("0.1", ask("hello-version"));
        assertEquals(String.valueOf(System.identityHashCode(greeter)), ask("hello-identity"));
        greeter.stop();
        HelloGen next = HelloGen.start();
        assertEquals("1", ask("hello"));
        next.stop();
    }

    @Test
    void tellsWhichChildrenRun() {
        assertEquals("", ask("children"));
        HelloGen greeter = HelloGen.start();
        assertEquals("hello_gen", ask("children"));
        greeter.stop();
        assertEquals("", ask("children"));
        assertEquals(
                "hello_gen is not running",
                assertThrows(IllegalStateException.class, () -> ask("hello")).getMessage());
    }

    @Test
    void theToolHasOneFunction() {
        assertEquals(COMMON, ask("tool", "sayhello"));
        assertEquals("undefined function tool:sayworld/0", ask("tool", "sayworld"));
    }

    @Test
    void aCommandThatThereIsNot() {
        assertEquals(
                "unknown command helo: there are hello, hello-version, hello-identity, tool FUNCTION, children and quit",
                ask("helo"));
    }

    private static String ask(String command, String... arguments) {
        return new HelloCommands().answer(command, List.of(arguments));
    }
}
