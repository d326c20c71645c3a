package rus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class RusTest {

    @Test
    void theServerKnowsWhereItComesFrom() {
        GenServer server = GenServer.start();
        assertEquals("1", ask("next"));
        assertEquals("count=1 from=nowhere", ask("state"));
        server.stop();
    }

    @Test
    void hasWhatIsAddedAndNotWhatIsGone() {
        assertEquals("M of 2", ask("m", "text"));
        assertEquals("undefined function m:gone/0", ask("m", "gone"));
        assertEquals("added does not run", ask("m", "added"));
        assertThrows(ClassNotFoundException.class, () -> Class.forName("rus.Gone"));
    }

    @Test
    void theNewChildIsTheLast() {
        Added added = Added.start();
        GenServer server = GenServer.start();
        Worker worker = Worker.start();
        assertEquals("gen_server worker added", ask("children"));
        assertEquals("added runs", ask("m", "added"));
        assertEquals("worker of 2: 1", ask("work"));
        worker.stop();
        server.stop();
        added.stop();
        assertEquals("", ask("children"));
    }

    private static String ask(String command, String... arguments) {
        return new RusCommands().answer(command, List.of(arguments));
    }
}
