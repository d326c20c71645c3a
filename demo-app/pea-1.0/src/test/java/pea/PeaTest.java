package pea;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PeaTest {

    @BeforeEach
    void start() {
        Pea.start(Map.of("port", 0L, "healthy", true, "greeting", "hello"));
    }

    @AfterEach
    void stop() {
        Pea.stop();
    }

    @Test
    void theLibraryAnswers() {
        assertEquals("1", ask("size"));
        assertEquals("1.0", ask("version"));
    }

    @Test
    void configurationIsTakenOverWhenItChanges() {
        assertEquals("hello", ask("config", "greeting"));
        assertEquals("undefined", ask("config", "colour"));
        assertEquals(
                "config_change changed={greeting=hello again} added={colour=green, size=7} removed=[port]",
                printed(() -> Pea.configChange(
                        Map.of("greeting", "hello again"), Map.of("size", 7L, "colour", "green"), Set.of("port"))));
        assertEquals("hello again", ask("config", "greeting"));
        assertEquals("green", ask("config", "colour"));
        assertEquals("undefined", ask("config", "port"));
    }

    @Test
    void isIllWhereTheConfigurationSaysSo() {
        assertEquals("true", ask("healthy"));
        Pea.configChange(Map.of("healthy", false), Map.of(), Set.of());
        assertEquals("false", ask("healthy"));
        Pea.configChange(Map.of("healthy", "true"), Map.of(), Set.of());
        assertEquals("true", ask("healthy"));
    }

    @Test
    void tellsWhereItRuns() {
        assertEquals(String.valueOf(ProcessHandle.current().pid()), ask("pid"));
        assertEquals(System.getProperty("java.version"), ask("java"));
    }

    private static String ask(String command, String... arguments) {
        return new PeaCommands().answer(command, List.of(arguments));
    }

    private static String printed(Runnable action) {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            action.run();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8).strip();
    }
}
