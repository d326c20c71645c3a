package quest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class StatsTest {

    @Test
    void listsAllSixByTheAlphabet() {
        assertEquals(
                List.of(
                        "Charisma: 1",
                        "Constitution: 2",
                        "Dexterity: 3",
                        "Intelligence: 4",
                        "Strength: 5",
                        "Wisdom: 6"),
                new Stats(1, 2, 3, 4, 5, 6).lines());
    }

    @RepeatedTest(50)
    void rollsThreeDiceForEach() {
        for (int value : values(Stats.roll())) {
            assertTrue(value >= 3 && value <= 18, () -> "rolled " + value);
        }
    }

    @RepeatedTest(50)
    void growsByOneAtMost() {
        Stats before = Stats.roll();
        int[] old = values(before);
        int[] grown = values(before.raised());
        for (int i = 0; i < old.length; i++) {
            int by = grown[i] - old[i];
            assertTrue(by == 0 || by == 1, () -> "grew by " + by);
        }
    }

    private static int[] values(Stats stats) {
        return stats.lines().stream()
                .mapToInt(line -> Integer.parseInt(line.substring(line.indexOf(' ') + 1)))
                .toArray();
    }
}
