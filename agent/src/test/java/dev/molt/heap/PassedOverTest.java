package dev.molt.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.code.Compiled;
import dev.molt.testing.BytesLoader;
import dev.molt.testing.EveryJdk;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The walk goes around what it is told to pass over. */
@EveryJdk
class PassedOverTest {

    private static Object place;

    @AfterEach
    void clear() {
        place = null;
    }

    @Test
    void anObjectAndWhatItAloneHolds() {
        List<Object> mine = new ArrayList<>(List.of(new Sample()));
        place = mine;
        assertEquals(1, find(Sample.class, List.of()));
        assertEquals(0, find(Sample.class, List.of(mine)));
        assertEquals(0, find(Sample.class, mine));
    }

    @Test
    void byIdentityAndNotByEquality() {
        place = new ArrayList<>(List.of(new Sample()));
        assertEquals(1, find(Sample.class, List.of(new ArrayList<>((List<?>) place))));
    }

    @Test
    void aLoaderWithItsClassesAndTheirObjects() throws ReflectiveOperationException {
        BytesLoader loader = new BytesLoader(Compiled.classes(
                "public class Keeper { static Object kept; Object mine; }").classes());
        Class<?> keeper = Class.forName("Keeper", true, loader);
        var kept = keeper.getDeclaredField("kept");
        kept.setAccessible(true);
        kept.set(null, new Sample());
        assertEquals(1, find(Sample.class, List.of()));
        assertEquals(0, find(Sample.class, List.of(loader)), "a static");
        kept.set(null, null);
        place = keeper.getDeclaredConstructor().newInstance();
        var mine = keeper.getDeclaredField("mine");
        mine.setAccessible(true);
        mine.set(place, new Sample());
        assertEquals(1, find(Sample.class, List.of()));
        assertEquals(0, find(Sample.class, List.of(loader)), "an object");
    }

    private static int find(Class<?> type, List<?> passedOver) {
        return Walks.open().find(Set.of(type), passedOver).objects().size();
    }

    /** What is looked for. */
    private static final class Sample {
    }
}
