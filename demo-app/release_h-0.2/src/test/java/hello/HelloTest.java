package hello;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HelloTest {

    private static final String COMMON =
            "this is just a common module withou process running on ,so update this module is easy";

    @Test
    void aGreeterThatStartedInAnotherVersionKnowsIt() {
        HelloGen greeter = HelloGen.start();
        assertEquals("1", ask("hello"));
        assertEquals("0.2, started in 0.2", ask("hello-version"));
        assertEquals(
                List.of(
                        "if you see this line ,that means HelloGen is updated",
                        "hello_gen update from version 0.1 and current version is 0.2"
                                + " and the third param Extra is \"Extra info for code_change/3\""),
                printed(() -> HelloGen.codeChange("0.1", false, greeter, Map.of(), "Extra info for code_change/3")));
        assertEquals("0.2, started in 0.1", ask("hello-version"));
        assertEquals("2", ask("hello"));
        greeter.stop();
    }

    @Test
    void theSecondComponentSaysThatItRuns() {
        HelloGen greeter = HelloGen.start();
        assertEquals("hello_gen", ask("children"));
        assertEquals(
                List.of("if you see this line that means world_gen is started", "world_gen is stopped"),
                printed(() -> {
                    WorldGen world = WorldGen.start();
                    assertEquals("hello_gen world_gen", ask("children"));
                    world.stop();
                }));
        assertEquals("hello_gen", ask("children"));
        greeter.stop();
    }

    @Test
    void theToolHasTwoFunctions() {
        assertEquals(List.of(COMMON), printed(() -> assertEquals(COMMON, ask("tool", "sayhello"))));
        assertEquals(
                List.of(COMMON, "world"), printed(() -> assertEquals(COMMON + "\nworld", ask("tool", "sayworld"))));
        assertEquals("undefined function tool:saynothing/0", ask("tool", "saynothing"));
    }

    private static String ask(String command, String... arguments) {
        return new HelloCommands().answer(command, List.of(arguments));
    }

    private static List<String> printed(Runnable action) {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            action.run();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
