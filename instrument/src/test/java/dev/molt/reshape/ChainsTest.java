package dev.molt.reshape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Holders that nothing lives in leave their place, from the end of the chain on. */
class ChainsTest {

    private final Chains two = Chains.none().with("A", "A1", false).with("A", "A2", true);

    @Test
    void onlyTheLastOnesMayGo() {
        assertEquals(List.of("A1"), two.cut(Set.of("A1")).of("A"));
        assertEquals(List.of("A1", "A2"), two.cut(Set.of("A2")).of("A"));
        assertEquals(List.of(), two.cut(Set.of("B1")).of("A"));
    }

    @Test
    void whatIsGoneCountsForTheNext() {
        assertEquals(2, two.cut(Set.of()).made("A"));
        assertEquals(0, two.made("B"));
    }

    @Test
    void aClassTransformsAsLongAsOneOfItsHoldersDoes() {
        assertTrue(two.isTransforming("A"));
        assertTrue(two.with("A", "A3", false).isTransforming("A"));
        assertFalse(two.cut(Set.of("A1")).isTransforming("A"));
        assertFalse(two.transforms("A1"));
    }
}
