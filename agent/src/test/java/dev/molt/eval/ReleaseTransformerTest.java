package dev.molt.eval;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Whose doing it is that the JVM reads a loaded class anew. */
class ReleaseTransformerTest {

    private static final byte[] BYTES = {1, 2};

    private final ReleaseTransformer transformer = new ReleaseTransformer(new ApplicationCode(), true, NoTools::make);

    @Test
    void whatAnotherThreadHasReadIsNotTakenForWhatMoltRedefines() {
        transformer.expect(Map.of(Fixture.class, BYTES));
        onAnotherThread();
        assertEquals(Map.of(), transformer.arrived());
        transformer.expect(Map.of(Fixture.class, BYTES));
        read();
        assertEquals(Map.of(Fixture.class, true), transformer.arrived());
    }

    @Test
    void onlyWhatThisThreadHasReadIsCaptured() {
        transformer.capture();
        onAnotherThread();
        assertEquals(Map.of(), transformer.captured());
        transformer.capture();
        transformer.expect(Map.of(Fixture.class, BYTES));
        read();
        assertArrayEquals(BYTES, transformer.captured().get(Fixture.class));
    }

    @Test
    void whatAClassIsGivenIsKnownFromItsArrivalOnUnlessTheJvmRefusesIt() {
        byte[] next = {3};
        transformer.begin();
        transformer.expect(Map.of(Fixture.class, BYTES));
        assertNull(transformer.latest(Fixture.class));
        read();
        assertSame(BYTES, transformer.latest(Fixture.class));
        transformer.arrived();
        transformer.expect(Map.of(Fixture.class, next));
        read();
        assertSame(next, transformer.latest(Fixture.class));
        transformer.refused();
        assertSame(BYTES, transformer.latest(Fixture.class));
        transformer.forget();
        assertNull(transformer.latest(Fixture.class));
    }

    @Test
    void whatIsGivenOutsideOfAChangeIsNotKept() {
        transformer.expect(Map.of(Fixture.class, BYTES));
        read();
        assertNull(transformer.latest(Fixture.class));
        transformer.begin();
        transformer.forget();
        transformer.expect(Map.of(Fixture.class, BYTES));
        read();
        assertNull(transformer.latest(Fixture.class));
    }

    /** There it is somebody else's change, of which nobody is told here. */
    private void onAnotherThread() {
        CompletableFuture.runAsync(this::read, task -> new Thread(task).start()).handle((none, thrown) -> none).join();
    }

    private void read() {
        transformer.transform(null, new URLClassLoader(new URL[0]), "dev/molt/eval/Fixture", Fixture.class, null, BYTES);
    }

    private static final class Fixture {}
}
