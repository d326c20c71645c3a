import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** Places in the middle of things: some threads stop there until they are told to go on, others pause for a moment. */
final class Stage {

    private static final int PAUSES = 64;
    private static final ThreadLocal<Stage> MINE = new ThreadLocal<>();
    private static final Set<Thread> WAITING = java.util.concurrent.ConcurrentHashMap.newKeySet();

    private final CountDownLatch open = new CountDownLatch(1);

    /** Says that the thread will wait now in a way that its state does not tell, as for a class to be initialised. */
    static void waits(boolean so) {
        if (so) {
            WAITING.add(Thread.currentThread());
        } else {
            WAITING.remove(Thread.currentThread());
        }
    }

    /** True if a thread runs, as far as is known. */
    static boolean runs(Thread thread) {
        Thread.State state = thread.getState();
        return (state == Thread.State.RUNNABLE || state == Thread.State.NEW) && !WAITING.contains(thread);
    }

    /** The one of the thread that asks, or null. */
    static Stage mine() {
        return MINE.get();
    }

    /** Runs work, which stops where it comes by until this is opened; null: it does not stop. */
    static <T> T on(Stage stage, java.util.concurrent.Callable<T> work) throws Exception {
        Stage before = MINE.get();
        MINE.set(stage);
        try {
            return work.call();
        } finally {
            MINE.set(before);
        }
    }

    /** What code calls in the middle of things. */
    static void here() {
        Stage mine = MINE.get();
        if (mine != null) {
            mine.awaitOpen();
        } else {
            pause(ThreadLocalRandom.current().nextInt(PAUSES));
        }
    }

    private static void pause(int chance) {
        if (chance == 0) {
            LockSupport.parkNanos(100_000);
        } else if (chance < PAUSES / 8) {
            Thread.yield();
        }
    }

    void awaitOpen() {
        boolean interrupted = false;
        while (true) {
            try {
                open.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    void open() {
        open.countDown();
    }
}
