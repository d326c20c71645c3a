package walkthrough;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for what comes about by itself. */
final class Patience {

    static final int DEADLINE_SECONDS = 60;

    private static final int LOOK_MILLIS = 20;

    private Patience() {}

    /** Waits until something is so; what cannot be reached now may be there later. */
    static void until(Callable<Boolean> condition, Supplier<String> otherwise) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (!holds(condition)) {
            Unmet.unless(System.nanoTime() < deadline, otherwise.get());
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
        }
    }

    private static boolean holds(Callable<Boolean> condition) throws Exception {
        try {
            return condition.call();
        } catch (Unmet | IOException e) {
            return false;
        }
    }
}
