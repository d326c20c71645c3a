package quest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DiceTest {

    @BeforeEach
    void seed() {
        System.setProperty("quest.seed", "7");
    }

    @AfterEach
    void unseed() {
        System.clearProperty("quest.seed");
    }

    @Test
    void aSeededThreadRollsTheSameAgain() throws Exception {
        assertEquals(rollsOf("player a"), rollsOf("player a"));
    }

    @Test
    void threadsOfOtherNamesRollOtherNumbers() throws Exception {
        assertNotEquals(rollsOf("player a"), rollsOf("player b"));
    }

    private static List<Integer> rollsOf(String threadName) throws Exception {
        FutureTask<List<Integer>> rolls =
                new FutureTask<>(() -> IntStream.range(0, 50).mapToObj(i -> Dice.below(100)).toList());
        new Thread(rolls, threadName).start();
        return rolls.get();
    }
}
