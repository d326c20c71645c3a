package dev.molt.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Work for threads that are near the end of their stack. */
class FullStackTest {

    private final FullStack stack = FullStack.start();

    @Test
    void isDoneOnAnotherThreadAndTakenBeforeTheFirstGoesOn() {
        Noting work = new Noting(() -> Thread.currentThread().getName());
        assertEquals("molt-loading-one", stack.ask(work));
        assertEquals(List.of("molt-loading-one"), work.taken);
    }

    @Test
    void nothingComesOfWorkThatFails() {
        Noting work = new Noting(() -> {
            throw new OutOfMemoryError("none left");
        });
        assertNull(stack.ask(work));
        assertEquals(List.of(), work.taken);
    }

    @Test
    void whoIsInterruptedWaitsAllTheSameAndIsInterruptedAfterwards() {
        Thread.currentThread().interrupt();
        assertEquals("done", stack.ask(new Noting(() -> "done")));
        assertTrue(Thread.interrupted());
    }

    @Test
    void oneThatIsHeldUpHoldsUpNoOther() throws InterruptedException {
        CountDownLatch open = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        Thread waiting = new Thread(() -> stack.ask(new Noting(() -> {
            begun.countDown();
            await(open);
            return "late";
        })));
        waiting.start();
        begun.await();
        assertEquals("done", stack.ask(new Noting(() -> "done")));
        open.countDown();
        waiting.join();
    }

    /** As where the work needs a lock that its asker holds. */
    @Test
    void whoWaitsInVainGoesOnAndNothingIsTakenLater() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        List<String> taken = new ArrayList<>();
        Object lock = new Object();
        synchronized (lock) {
            assertNull(stack.ask(new FullStack.Work<String>() {
                @Override
                public String done() {
                    synchronized (lock) {
                        new Thread(ended::countDown).start();
                        return "late";
                    }
                }

                @Override
                public void taken(String done) {
                    taken.add(done);
                }
            }));
        }
        ended.await();
        assertEquals(List.of(), taken);
    }

    @Test
    void itEndsAndAnswersNobodyAnyMore() throws InterruptedException {
        List<Thread> before = listeners();
        FullStack other = FullStack.start();
        List<Thread> started = listeners();
        started.removeAll(before);
        other.end();
        for (Thread each : started) {
            each.join();
        }
        assertEquals(1, started.size());
        assertNull(other.ask(new Noting(() -> "done")));
        assertEquals("done", stack.ask(new Noting(() -> "done")));
    }

    private static List<Thread> listeners() {
        List<Thread> all = new ArrayList<>(Thread.getAllStackTraces().keySet());
        all.removeIf(thread -> !thread.getName().equals("molt-loading"));
        return all;
    }

    @Test
    void aThreadKnowsThatItsStackIsNearlyUsedUp() throws InterruptedException {
        List<Boolean> here = new ArrayList<>();
        Thread deep = new Thread(null, () -> down(here), "deep", 1 << 19);
        deep.start();
        deep.join();
        assertEquals(List.of(false), here);
        assertTrue(stack.isHere());
    }

    /** Asks once, at the deepest place where that overflows no more. */
    private void down(List<Boolean> here) {
        try {
            down(here);
        } catch (StackOverflowError e) {
            here.add(stack.isHere());
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Work that remembers what was taken. */
    private static final class Noting implements FullStack.Work<String> {

        private final List<String> taken = new ArrayList<>();
        private final Supplier<String> work;

        Noting(Supplier<String> work) {
            this.work = work;
        }

        @Override
        public String done() {
            return work.get();
        }

        @Override
        public void taken(String done) {
            taken.add(done);
        }
    }
}
