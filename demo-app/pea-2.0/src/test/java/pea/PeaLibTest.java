package pea;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PeaLibTest {

    @Test
    void peasHaveGrown() {
        assertEquals(2, PeaLib.size());
        assertEquals("2.0", PeaLib.version());
    }
}
