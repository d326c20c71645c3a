package dev.molt.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.testing.EveryJdk;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What threads hold in fields is found, and what their stacks hold is missed, of platform and of virtual threads. */
@EveryJdk
class ThreadsTest {

    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);

    @Test
    void inTheTaskOfARunningThread() throws InterruptedException {
        whileRunning(new Thread(new Task(new Sample())), 1);
    }

    @Test
    void inAFieldOfARunningThread() throws InterruptedException {
        whileRunning(new Holder(new Sample()), 1);
    }

    @Test
    void inAThreadLocal() throws InterruptedException {
        ThreadLocal<Sample> local = new ThreadLocal<>();
        whileRunning(new Thread(() -> {
            local.set(new Sample());
            hold();
        }), 1);
    }

    @Test
    void notInALocalVariable() throws InterruptedException {
        whileRunning(new Thread(this::holdInALocalVariable), 0);
    }

    @Test
    void inTheTaskOfAVirtualThread() throws Exception {
        whileRunning(virtual(new Task(new Sample())), 1);
    }

    @Test
    void notInALocalVariableOfAVirtualThread() throws Exception {
        whileRunning(virtual(this::holdInALocalVariable), 0);
    }

    /** The count sees the one object in any case. */
    private void whileRunning(Thread thread, int expected) throws InterruptedException {
        thread.start();
        running.await();
        try {
            Found found = Walks.open().find(Set.of(Sample.class), List.of());
            assertEquals(expected, found.objects().size());
            long missed = found.missedOf(Walks.count(Sample.class)).getOrDefault(Sample.class.getName(), 0L);
            assertEquals(1 - expected, missed);
        } finally {
            end.countDown();
            thread.join();
        }
    }

    private void holdInALocalVariable() {
        Sample local = new Sample();
        hold();
        local.use();
    }

    private void hold() {
        running.countDown();
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** JDK 21 and later have them; the tests are compiled for JDK 17. */
    private static Thread virtual(Runnable task) throws ReflectiveOperationException {
        Assumptions.assumeTrue(Runtime.version().feature() >= 21);
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        return (Thread) Class.forName("java.lang.Thread$Builder").getMethod("unstarted", Runnable.class)
                .invoke(builder, task);
    }

    /** What is hidden. */
    private static final class Sample {

        private boolean used;

        void use() {
            used = true;
            assertTrue(used);
        }
    }

    /** Hides in a task. */
    private final class Task implements Runnable {

        private final Sample held;

        Task(Sample held) {
            this.held = held;
        }

        @Override
        public void run() {
            hold();
            held.use();
        }
    }

    /** Hides in a thread. */
    private final class Holder extends Thread {

        private final Sample held;

        Holder(Sample held) {
            this.held = held;
        }

        @Override
        public void run() {
            hold();
            held.use();
        }
    }
}
