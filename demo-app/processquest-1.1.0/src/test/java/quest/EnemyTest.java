package quest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnemyTest {

    @Test
    void twentyTwoEnemiesTurnUpAndNoAnt() {
        Set<String> met = new TreeSet<>();
        for (int i = 0; i < 5_000; i++) {
            met.add(Enemy.fetch().name());
        }
        assertEquals(22, met.size(), met::toString);
        assertFalse(met.contains("Ant"));
        assertTrue(met.containsAll(List.of("Wildcat", "Bog Lantern", "Ogre", "Hill Giant", "Earwig")), met::toString);
    }

    @ParameterizedTest
    @CsvSource({"Earwig, an", "Attic Owl, an", "Wildcat, a"})
    void theWordingStaysMended(String name, String article) throws InterruptedException {
        List<String> told = new ArrayList<>();
        Events events = new Events();
        events.subscribe(told::add);
        events.killed(new Enemy(name, new Loot("Egg", 1), 1), 0);
        assertEquals(List.of("Executing " + article + " " + name + "...", "Obtained Egg."), told);
    }
}
