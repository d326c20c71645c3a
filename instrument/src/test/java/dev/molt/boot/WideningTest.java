package dev.molt.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** Values widen as the Java language has it, and in no other way. */
class WideningTest {

    @Test
    void aNumberBecomesOneOfAWiderType() {
        assertEquals(7, Widening.to(int.class, (byte) 7));
        assertEquals(7L, Widening.to(long.class, 7));
        assertEquals(7.0f, Widening.to(float.class, 7L));
        assertEquals(7.0, Widening.to(double.class, 7.0f));
        assertEquals((short) 7, Widening.to(short.class, (byte) 7));
    }

    @Test
    void aCharacterIsANumberFromIntOn() {
        assertEquals(97, Widening.to(int.class, 'a'));
        assertEquals('a', Widening.to(char.class, 'a'));
        assertThrows(IllegalArgumentException.class, () -> Widening.to(short.class, 'a'));
    }

    @Test
    void nothingBecomesNarrower() {
        assertThrows(IllegalArgumentException.class, () -> Widening.to(int.class, 7L));
        assertThrows(IllegalArgumentException.class, () -> Widening.to(char.class, (short) 7));
        assertThrows(IllegalArgumentException.class, () -> Widening.to(long.class, true));
    }

    @Test
    void whatIsNoPrimitiveIsRefused() {
        assertEquals("a value of type reference is none of type int",
                assertThrows(IllegalArgumentException.class, () -> Widening.to(int.class, "7")).getMessage());
        assertThrows(IllegalArgumentException.class, () -> Widening.to(int.class, null));
    }
}
