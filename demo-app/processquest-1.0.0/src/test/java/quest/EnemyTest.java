package quest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class EnemyTest {

    @Test
    void sixEnemiesTurnUp() {
        Set<String> met = new TreeSet<>();
        for (int i = 0; i < 2_000; i++) {
            met.add(Enemy.fetch().name());
        }
        assertEquals(
                Set.of("Ant", "Wildcat", "Tax Collector", "Rust Golem", "Swamp Fiddler", "Bog Lantern"), met);
    }
}
