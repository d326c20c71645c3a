package dev.molt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.journal.Progress;
import org.junit.jupiter.api.Test;

/** Progress in words. */
class ProgressOptionTest {

    private static final String NOON = "2026-01-01T12:00:00Z";

    @Test
    void aPhaseIsToldWhenItBegins() {
        assertEquals("walk began at 2026-01-01T12:00:00Z", ProgressOption.text(new Progress(1, "walk", NOON, null, null, null)));
    }

    @Test
    void whenItEndsItsTimeIsTold() {
        assertEquals("walk took 35 ms", ProgressOption.text(new Progress(1, "walk", NOON, 35L, null, null)));
    }

    @Test
    void objectsAreToldWithTheirRate() {
        assertEquals(
                "code_change took 50 ms: 20 objects, 400 a second",
                ProgressOption.text(new Progress(1, "code_change", NOON, 50L, 20L, 400L)));
    }
}
