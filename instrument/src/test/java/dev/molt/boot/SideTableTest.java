package dev.molt.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.molt.testing.EveryJdk;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A table finds values by the object itself, gives all threads the same one, and lets go of what nobody has. */
@EveryJdk
@Timeout(60)
class SideTableTest {

    private static final int MANY = 50_000;
    private static final int THREADS = 4;

    private final SideTable table = new SideTable();

    /** An application class with the worst of its methods. */
    private record Key(int n) {

        @Override
        public boolean equals(Object other) {
            throw new AssertionError("called");
        }

        @Override
        public int hashCode() {
            throw new AssertionError("called");
        }
    }

    @Test
    void knowsObjectsByIdentity() {
        List<Key> keys = keys(MANY);
        for (Key key : keys) {
            assertNull(table.get(key));
            assertEquals(key.n(), table.exchange(key, null, key.n()));
            assertEquals(key.n(), table.exchange(key, null, "late"));
        }
        keys.forEach(key -> assertEquals(key.n(), table.get(key)));
        assertNull(table.get(new Key(1)));
        assertEquals(MANY, table.size());
    }

    @Test
    void nullHasNoValue() {
        assertThrows(NullPointerException.class, () -> table.get(null));
        assertThrows(NullPointerException.class, () -> table.exchange(null, null, "x"));
    }

    @Test
    void allThreadsGetTheWinnersValue() throws InterruptedException, ExecutionException {
        List<Key> keys = keys(MANY);
        Callable<List<Object>> all = () -> keys.stream().map(key -> {
            Object found = table.get(key);
            return found != null ? found : table.exchange(key, null, new Object());
        }).toList();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<List<Object>>> found = threads.invokeAll(Stream.generate(() -> all).limit(THREADS).toList());
        threads.shutdown();
        for (Future<List<Object>> each : found) {
            for (int i = 0; i < MANY; i++) {
                assertSame(table.get(keys.get(i)), each.get().get(i));
            }
        }
    }

    @Test
    void whatNobodyHasVanishesAndTheRestStays() {
        List<Key> keys = keys(MANY);
        keys.forEach(key -> table.exchange(key, null, key.n()));
        keys.removeIf(key -> key.n() % 10 != 0);
        // Adding while entries go uses places that became free.
        List<Key> late = new ArrayList<>();
        System.gc();
        while (table.size() > keys.size() + late.size()) {
            Key key = new Key(-late.size());
            late.add(key);
            table.exchange(key, null, key.n());
        }
        keys.addAll(late);
        keys.forEach(key -> assertEquals(key.n(), table.get(key)));
        assertEquals(keys.size(), table.size());
        keys.clear();
        late.clear();
        System.gc();
        while (table.size() > 0) {
            Thread.onSpinWait();
        }
    }

    private static List<Key> keys(int count) {
        return new ArrayList<>(IntStream.range(0, count).mapToObj(Key::new).toList());
    }
}
