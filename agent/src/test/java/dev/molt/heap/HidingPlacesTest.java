package dev.molt.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.testing.EveryJdk;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An object is found wherever a field or an array leads to it. A local variable does not, see {@link MissedTest}. */
@EveryJdk
class HidingPlacesTest {

    private static Object place;
    private static Object[] places;

    @AfterEach
    void clear() {
        place = null;
        places = null;
        Colour.RED.of = null;
    }

    @Test
    void inAStaticField() {
        Sample hidden = new Sample();
        place = hidden;
        assertFound(hidden);
    }

    @Test
    void nowhereOnceTheFieldIsCleared() {
        place = new Sample();
        place = null;
        assertEquals(List.of(), Walks.find(Sample.class));
    }

    @Test
    void inArrays() {
        Sample hidden = new Sample();
        places = new Object[][] {{}, {null, new Sample[] {null, hidden}}};
        assertFound(hidden);
    }

    @Test
    void inCollectionsWithinCollections() {
        Sample hidden = new Sample();
        TreeMap<Integer, Object> inner = new TreeMap<>(Map.of(1, new LinkedList<>(Set.of(hidden))));
        place = new ArrayList<>(List.of(new HashMap<>(Map.of("key", inner))));
        assertFound(hidden);
    }

    @Test
    void inAConcurrentMapAsKeyAndAsValue() {
        Sample key = new Sample();
        Sample value = new Sample();
        place = new ConcurrentHashMap<>(Map.of(key, value));
        assertFound(key, value);
    }

    @Test
    void inWhatALambdaCaptured() {
        Sample hidden = new Sample();
        Supplier<Object> supplier = () -> hidden;
        place = supplier;
        assertFound(hidden);
    }

    @Test
    void inARecord() {
        Sample hidden = new Sample();
        place = new Pair("left", hidden);
        assertFound(hidden);
    }

    @Test
    void inAFieldOfAnEnumConstant() {
        Sample hidden = new Sample();
        Colour.RED.of = hidden;
        assertFound(hidden);
    }

    @Test
    void inAnInheritedField() {
        Derived holder = new Derived();
        Sample hidden = new Sample();
        ((Base) holder).held = hidden;
        place = holder;
        assertFound(hidden);
    }

    @Test
    void behindReferencesOfEveryStrength() {
        Sample weak = new Sample();
        Sample soft = new Sample();
        place = List.of(new WeakReference<>(weak), new SoftReference<>(soft));
        assertFound(weak, soft);
    }

    @Test
    void inAWeakMapAsKeyAndAsValue() {
        Sample key = new Sample();
        Sample value = new Sample();
        WeakHashMap<Object, Object> map = new WeakHashMap<>();
        map.put(key, value);
        place = map;
        assertFound(key, value);
    }

    @Test
    void inACycleOnce() {
        Sample one = new Sample();
        Sample other = new Sample();
        one.next = other;
        other.next = one;
        places = new Object[] {one, other, one};
        assertFound(one, other);
    }

    @Test
    void inAListTooLongForRecursion() {
        Sample last = null;
        for (int i = 0; i < 100_000; i++) {
            Sample next = new Sample();
            next.next = last;
            last = next;
        }
        place = last;
        assertEquals(100_000, Walks.find(Sample.class).size());
    }

    @Test
    void asAStringWhereStringsAreWanted() {
        String hidden = new String("wanted");
        place = new String[] {hidden};
        assertTrue(Walks.find(String.class).stream().anyMatch(found -> found == hidden));
    }

    @Test
    void anInstanceOfASubclassIsNotOfTheClass() {
        place = new Derived();
        assertEquals(List.of(), Walks.find(Base.class));
        assertEquals(List.of(place), Walks.find(Derived.class));
    }

    private static void assertFound(Sample... expected) {
        List<Object> found = Walks.find(Sample.class);
        assertEquals(expected.length, found.size());
        for (Sample one : expected) {
            assertEquals(1, found.stream().filter(object -> object == one).count());
        }
    }

    /** What is hidden. */
    private static final class Sample {

        private Sample next;
    }

    /** Hides in its components. */
    private record Pair(Object left, Object right) {
    }

    /** Hides in a constant. */
    private enum Colour {
        RED;

        private Object of;
    }

    /** Hides in a field that a subclass inherits. */
    private static class Base {

        private Object held;
    }

    /** Has no field of its own. */
    private static final class Derived extends Base {
    }
}
