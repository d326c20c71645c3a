package rus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RusTest {

    private GenServer server;
    private Worker worker;

    @BeforeEach
    void start() {
        Rus.start(Map.of("port", 0L, "greeting", "hello", "shape", "round"));
        server = GenServer.start();
        worker = Worker.start();
    }

    @AfterEach
    void stop() {
        worker.stop();
        server.stop();
        Rus.stop();
    }

    @Test
    void theServerCounts() {
        assertEquals("count=0", ask("state"));
        assertEquals("1", ask("next"));
        assertEquals("2", ask("next"));
        assertEquals("count=2", ask("state"));
    }

    @Test
    void aWorkerThatIsStartedAnewKeepsItsPlaceAndLosesItsState() {
        assertEquals("worker of 1: 1", ask("work"));
        assertEquals("worker of 1: 2", ask("work"));
        String identity = ask("identity", "worker");
        assertEquals(String.valueOf(System.identityHashCode(worker)), identity);
        server.stop();
        assertEquals("worker", ask("children"));
        server = GenServer.start();
        assertEquals("gen_server worker", ask("children"));
        worker.stop();
        worker = Worker.start();
        assertEquals("worker of 1: 1", ask("work"));
        assertEquals("gen_server worker", ask("children"));
    }

    @Test
    void hasWhatIsGoneLaterAndNotWhatIsAdded() {
        assertEquals("M of 1", ask("m", "text"));
        assertEquals("gone is still here", ask("m", "gone"));
        assertEquals("undefined function m:added/0", ask("m", "added"));
    }

    @Test
    void agreesUnlessToldOtherwise() {
        assertTrue(Rus.check());
        ask("agree", "false");
        assertFalse(Rus.check());
        ask("agree", "true");
        assertTrue(Rus.check());
    }

    @Test
    void configurationIsTakenOverWhenItChanges() {
        Rus.configChange(Map.of("greeting", "good day"), Map.of("colour", "green"), Set.of("shape"));
        assertEquals("good day", ask("config", "greeting"));
        assertEquals("green", ask("config", "colour"));
        assertEquals("undefined", ask("config", "shape"));
        assertEquals("0", ask("config", "port"));
    }

    private static String ask(String command, String... arguments) {
        return new RusCommands().answer(command, List.of(arguments));
    }
}
