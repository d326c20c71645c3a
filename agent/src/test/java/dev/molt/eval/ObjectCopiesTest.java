package dev.molt.eval;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.IdentityHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Arrays of a copy are its own down to the last, and lead to each other as those of the object do. */
class ObjectCopiesTest {

    private final Map<Object, Object> clones = new IdentityHashMap<>();

    @Test
    void arraysInArraysAreCopied() {
        int[][] from = {{1, 2}, null, {3}};
        int[][] copy = (int[][]) ObjectCopies.cloned(from, clones);
        assertArrayEquals(from, copy);
        assertNotSame(from[0], copy[0]);
        assertNotSame(from[2], copy[2]);
    }

    @Test
    void oneArrayStaysOne() {
        String[] shared = {"a"};
        Object[] from = {shared, shared, null};
        from[2] = from;
        Object[] copy = (Object[]) ObjectCopies.cloned(from, clones);
        assertSame(copy[0], copy[1]);
        assertNotSame(shared, copy[0]);
        assertSame(copy, copy[2]);
        assertSame(shared[0], ((String[]) copy[0])[0]);
        assertSame(copy[0], ObjectCopies.cloned(shared, clones), "in another field");
    }
}
