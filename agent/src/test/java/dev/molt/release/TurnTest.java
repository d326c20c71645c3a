package dev.molt.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.diag.RefusedException;
import dev.molt.eval.EvaluationException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** One change at a time, whatever becomes of it. */
class TurnTest {

    private final Turn turn = new Turn();

    @Test
    void whoComesMeanwhileIsRefusedOrWaits() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> take(() -> {
            inside.countDown();
            return "" + wait(end);
        }));
        assertTrue(wait(inside));
        RefusedException busy = assertThrows(RefusedException.class, () -> turn.takeShortly(() -> "second"));
        assertEquals("busy", busy.diagnostics().get(0).code());
        CompletableFuture<String> later = CompletableFuture.supplyAsync(() -> await(() -> first.isDone() ? "x" : "later"));
        assertTrue(turn.isTaken());
        end.countDown();
        assertEquals("true", first.get(60, TimeUnit.SECONDS));
        later.get(60, TimeUnit.SECONDS);
        assertFalse(turn.isTaken());
    }

    @Test
    void whatFailsGivesTheTurnBack() throws Exception {
        Turn.Work<String> failing = () -> {
            throw new EvaluationException("no");
        };
        Turn.Work<String> broken = () -> {
            throw new IllegalStateException("no");
        };
        Turn.Work<String> unread = () -> {
            throw new IOException("no");
        };
        assertThrows(EvaluationException.class, () -> turn.take(failing));
        assertThrows(IllegalStateException.class, () -> turn.take(broken));
        assertThrows(IOException.class, () -> turn.await(unread));
        assertFalse(turn.isTaken());
        assertEquals("next", turn.take(() -> "next"));
    }

    private String take(Turn.Work<String> work) {
        try {
            return turn.take(work);
        } catch (RefusedException | EvaluationException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private String await(Turn.Work<String> work) {
        try {
            return turn.await(work);
        } catch (RefusedException | EvaluationException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean wait(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
