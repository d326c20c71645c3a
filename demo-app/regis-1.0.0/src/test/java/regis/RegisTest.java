package regis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegisTest {

    @BeforeEach
    void start() {
        Regis.start();
    }

    @AfterEach
    void stop() {
        Regis.stop();
    }

    @Test
    void findsWhatIsRegistered() {
        assertTrue(Regis.register("a", 1));
        assertEquals(Optional.of(1), Regis.whereis("a"));
        assertEquals(Optional.empty(), Regis.whereis("b"));
    }

    @Test
    void aTakenNameStaysWithItsHolder() {
        Regis.register("a", 1);
        assertFalse(Regis.register("a", 2));
        assertEquals(Optional.of(1), Regis.whereis("a"));
    }

    @Test
    void onlyTheHolderGivesANameBack() {
        Regis.register("a", 1);
        assertFalse(Regis.unregister("a", 2));
        assertTrue(Regis.unregister("a", 1));
        assertTrue(Regis.register("a", 2));
    }

    @Test
    void listsNamesOldestFirst() {
        List<Object> names = List.of("z", "b", "y", "a");
        names.forEach(n -> Regis.register(n, n));
        assertEquals(names, List.copyOf(Regis.names()));
    }

    @Test
    void refusesCallsWhenStopped() {
        Regis.stop();
        assertThrows(IllegalStateException.class, Regis::names);
    }

    @Test
    void startsOnce() {
        assertThrows(IllegalStateException.class, Regis::start);
    }

    @Test
    void oneOfManyThreadsGetsAName() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 200; round++) {
                String name = "name " + round;
                List<Callable<Boolean>> racers = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    Object component = i;
                    racers.add(() -> Regis.register(name, component));
                }
                int winners = 0;
                for (Future<Boolean> racer : threads.invokeAll(racers)) {
                    winners += racer.get() ? 1 : 0;
                }
                assertEquals(1, winners, name);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
