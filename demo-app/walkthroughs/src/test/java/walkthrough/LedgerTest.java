package walkthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private static final Catalogue CATALOGUE =
            new Catalogue(Map.of("Ant", 1, "Ogre", 9), Map.of("Count", 40), Map.of("pan lid", 3));

    @Test
    void aKillTeachesWhenItsLootIsTaken() {
        assertEquals(
                List.of(state(0, 0, 1), state(1, 0, 1), state(1, 0, 1), state(10, 0, 1)),
                states("Executing a Ant...", "Obtained Ant Egg.", "Executing an Ogre...", "Obtained Toenail."));
    }

    @Test
    void aQuestTeachesOnce() {
        assertEquals(
                List.of(state(0, 0, 1), state(1, 0, 1), state(41, 0, 1), state(41, 0, 1), state(41, 0, 2)),
                states("Executing a Ant...", "Obtained Ant Egg.", "Completed quest: Count...",
                        "Obtained new quest: Other.", "Reached level 2. Charisma: 3"));
    }

    @Test
    void moneyComesAndGoes() {
        assertEquals(
                List.of(state(0, 0, 1), state(0, 12, 1), state(0, 9, 1)),
                states("Selling Pelt", "Got 12 bucks.", "Bought a pan lid"));
    }

    private static List<Ledger.State> states(String... lines) {
        return Ledger.of(Stream.of(lines).map(line -> new Line(0, line)).toList(), CATALOGUE);
    }

    private static Ledger.State state(int experience, int money, int level) {
        return new Ledger.State(experience, money, level);
    }
}
