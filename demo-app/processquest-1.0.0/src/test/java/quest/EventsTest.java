package quest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventsTest {

    private final Events events = new Events();
    private final List<String> told = new ArrayList<>();

    @Test
    void tellsOfAKillInTheOldWording() throws InterruptedException {
        events.subscribe(told::add);
        events.killed(new Enemy("Ant", new Loot("Ant Egg", 1), 1), 0);
        assertEquals(List.of("Executing a Ant...", "Obtained Ant Egg."), told);
    }

    @Test
    void takesItsTimeAfterEachEvent() throws InterruptedException {
        long start = System.nanoTime();
        events.sold(new Loot("Pelt", 2), 2, 40);
        long took = (System.nanoTime() - start) / 1_000_000;
        assertTrue(took >= 80, () -> "took " + took + " ms");
    }

    @Test
    void dropsASubscriberThatFailsAndGoesOn() throws InterruptedException {
        int[] calls = {0};
        events.subscribe(text -> {
            calls[0]++;
            throw new IllegalStateException("gone");
        });
        events.subscribe(told::add);
        events.heading("killing fields", 0);
        events.negotiating(0);
        assertEquals(1, calls[0]);
        assertEquals(
                List.of("Heading to the killing fields...", "Negotiating purchase of better equipment..."), told);
    }
}
