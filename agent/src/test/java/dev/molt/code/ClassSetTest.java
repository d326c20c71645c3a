package dev.molt.code;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Versions are sets of classes, and one is another with changes. */
class ClassSetTest {

    private final ClassSet classes = new ClassSet(new TreeMap<>(Map.of("b.B", Jars.text("b"), "a.A", Jars.text("a"))));

    @Test
    void withReplacesAddsAndTakesOut() {
        ClassSet changed = classes.with(Map.of(
                "a.A", Optional.of(Jars.text("new")),
                "b.B", Optional.empty(),
                "c.C", Optional.of(Jars.text("c")),
                "d.D", Optional.empty()));
        assertEquals(List.of("a.A", "c.C"), List.copyOf(changed.names()));
        assertArrayEquals(Jars.text("new"), changed.bytes("a.A").orElseThrow());
        assertTrue(changed.bytes("b.B").isEmpty());
    }

    @Test
    void withLeavesTheOriginalAlone() {
        classes.with(Map.of("a.A", Optional.empty()));
        assertTrue(classes.contains("a.A"));
        assertFalse(classes.contains("c.C"));
        assertEquals(List.of("a.A", "b.B"), List.copyOf(classes.names()));
        assertThrows(UnsupportedOperationException.class, () -> classes.classes().clear());
    }
}
