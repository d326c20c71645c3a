package quest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

    @ParameterizedTest
    @CsvSource({"Ant, an", "Eel King, an", "Imp, an", "Ogre, an", "Undertaker, an", "Wildcat, a", "Tax Collector, a"})
    void theArticleGoesWithTheName(String name, String article) throws InterruptedException {
        List<String> told = new ArrayList<>();
        Events events = new Events();
        events.subscribe(told::add);
        events.killed(new Enemy(name, new Loot("Egg", 1), 1), 0);
        assertEquals("Executing " + article + " " + name + "...", told.get(0));
    }
}
