package dev.molt.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.jdk.Jdk;
import dev.molt.testing.EveryJdk;
import dev.molt.testing.HotSpot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is found agrees with what the JVM counts, and a walk without room says so. */
@EveryJdk
class FoundTest {

    private static final int MANY = 200_000;

    private static Object place;

    @AfterEach
    void clear() {
        place = null;
    }

    @Test
    void manyAreFoundOnceEachAndCounted() {
        Map<Integer, Many> many = new HashMap<>();
        for (int i = 0; i < MANY; i++) {
            many.put(i, new Many(i));
        }
        place = many;
        Found found = Walks.open().find(Set.of(Many.class, Few.class), List.of());
        boolean[] seen = new boolean[MANY];
        found.objects().forEach(object -> seen[((Many) object).number] = true);
        for (boolean one : seen) {
            assertTrue(one);
        }
        assertEquals(Map.of(Many.class.getName(), (long) MANY, Few.class.getName(), 0L), found.byName());
        assertEquals(found.byName(), Walks.count(Many.class, Few.class));
        assertEquals(Map.of(), found.missedOf(Walks.count(Many.class, Few.class)));
        assertTrue(found.visited() > 2 * MANY, () -> "the map's nodes are objects, too: " + found);
        assertEquals(Optional.empty(), found.gaveUp());
    }

    @Test
    void whatIsMissedIsCounted() {
        Few local = new Few();
        Found found = Walks.open().find(Set.of(Few.class), List.of());
        assertEquals(Map.of(Few.class.getName(), 1L), found.missedOf(Walks.count(Few.class)));
        assertEquals(List.of(), found.objects());
        local.use();
    }

    @Test
    void withoutRoomNothingIsFoundAndTheReasonSaid() throws ReflectiveOperationException {
        place = new ArrayList<>(List.of(new Few()));
        Jdk jdk = Jdk.open(HotSpot.instrumentation());
        AtomicInteger collections = new AtomicInteger();
        Room little = new Room(() -> 100, 0, collections::incrementAndGet);
        Found found = new HeapWalk(HotSpot.instrumentation(), jdk, () -> little).find(Set.of(Few.class), List.of());
        assertEquals(Optional.of("the heap is too full to be walked"), found.gaveUp());
        assertEquals(List.of(), found.objects());
        assertTrue(collections.get() > 0, "there could have been garbage");
    }

    @Test
    void garbageIsCollectedForRoom() throws ReflectiveOperationException {
        place = new ArrayList<>(List.of(new Few()));
        Jdk jdk = Jdk.open(HotSpot.instrumentation());
        AtomicLong free = new AtomicLong(100);
        Room room = new Room(free::get, 0, () -> free.set(Long.MAX_VALUE));
        Found found = new HeapWalk(HotSpot.instrumentation(), jdk, () -> room).find(Set.of(Few.class), List.of());
        assertEquals(1, found.objects().size());
    }

    /** There are many of them. */
    private static final class Many {

        private final int number;

        Many(int number) {
            this.number = number;
        }
    }

    /** There is none, or one. */
    private static final class Few {

        private boolean used;

        void use() {
            used = true;
            assertTrue(used);
        }
    }
}
