package quest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class MoreEnemiesTest {

    @Test
    void twelveMoreEnemiesTurnUp() {
        Set<String> met = new TreeSet<>();
        for (int i = 0; i < 5_000; i++) {
            met.add(Enemy.fetch().name());
        }
        assertEquals(18, met.size(), met::toString);
        assertTrue(
                met.containsAll(List.of(
                        "Ant", "Wildcat", "Tax Collector", "Rust Golem", "Swamp Fiddler", "Bog Lantern")),
                met::toString);
        assertTrue(met.containsAll(List.of("Ogre", "Imp")), met::toString);
    }
}
