package dev.molt.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.diag.RefusedException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Whoever confirms in time keeps an installation; else it is undone, and until that is over nothing else begins. */
class ConfirmationTest {

    private static final long LONG = 3600;

    private final Confirmation confirmation = new Confirmation();

    @Test
    void whatIsConfirmedIsKept() throws Exception {
        confirmation.await("TWO", LONG, () -> {
            throw new AssertionError();
        });
        assertEquals(
                "error: release TWO waits to be confirmed\n  cure: molt confirm TWO, or wait until it is undone",
                refusal(confirmation::checkNothingWaits));
        assertEquals(
                "error: release ONE does not wait to be confirmed\n  cure: molt confirm TWO",
                refusal(() -> confirmation.confirm("ONE")));
        confirmation.confirm("TWO");
        confirmation.checkNothingWaits();
        assertEquals(
                "error: release TWO does not wait to be confirmed\n  cure: look with molt which",
                refusal(() -> confirmation.confirm("TWO")));
    }

    @Test
    void whatIsMadePermanentIsConfirmed() throws Exception {
        confirmation.await("TWO", LONG, () -> {
            throw new AssertionError();
        });
        confirmation.confirmed("ONE");
        refusal(confirmation::checkNothingWaits);
        confirmation.confirmed("TWO");
        confirmation.checkNothingWaits();
    }

    @Test
    void whileItIsUndoneItIsTooLateToConfirmAndTooEarlyForAnother() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        confirmation.await("TWO", 0, () -> {
            begun.countDown();
            await(end);
        });
        await(begun);
        assertEquals(
                "error: release TWO was not confirmed, and is being undone\n  cure: wait until it is undone",
                refusal(confirmation::checkNothingWaits));
        assertEquals(
                "error: release TWO does not wait to be confirmed\n  cure: look with molt which",
                refusal(() -> confirmation.confirm("TWO")));
        confirmation.confirmed("TWO");
        refusal(confirmation::checkNothingWaits);
        end.countDown();
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (waits()) {
            assertTrue(System.nanoTime() < limit, "it waits for ever");
            Thread.onSpinWait();
        }
    }

    private boolean waits() {
        try {
            confirmation.checkNothingWaits();
            return false;
        } catch (RefusedException e) {
            return true;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(60, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String refusal(Refusing work) {
        return assertThrows(RefusedException.class, work::run).diagnostics().get(0).render();
    }

    private interface Refusing {
        void run() throws RefusedException;
    }
}
