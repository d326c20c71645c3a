package dev.molt.eval;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Steps that are all run. */
class EveryStepTest {

    private final EveryStep all = new EveryStep();
    private final List<String> run = new ArrayList<>();

    @Test
    void oneThatFailsKeepsNoOtherFromRunning() {
        assertTrue(all.run(() -> run.add("first")));
        assertFalse(all.run(() -> fail(new IllegalStateException("second"))));
        assertFalse(all.run(() -> fail(new LinkageError("third"))));
        assertTrue(all.run(() -> run.add("fourth")));
        assertEquals(List.of("first", "fourth"), run);
        EvaluationException thrown = assertThrows(EvaluationException.class, all::end);
        assertEquals(all.failures(), thrown.getMessage());
        assertTrue(all.failures().contains("second") && all.failures().contains("; "), all.failures());
        assertEquals("second", thrown.getCause().getMessage());
        assertEquals("third", thrown.getSuppressed()[0].getMessage());
    }

    @Test
    void nothingIsSaidIfNothingFails() {
        all.run(() -> run.add("first"));
        assertEquals("", all.failures());
        assertDoesNotThrow(all::end);
    }

    private static void fail(RuntimeException failure) {
        throw failure;
    }

    private static void fail(Error failure) {
        throw failure;
    }
}
