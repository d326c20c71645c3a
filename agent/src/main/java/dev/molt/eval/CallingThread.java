package dev.molt.eval;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls an application's code while modules are suspended, on a thread of Molt's own, which passes all gates, but not for
 * ever: nobody can make a call end, but the upgrade need not wait for it.
 */
final class CallingThread {

    private static final String NAME = "molt-calls";

    private final Tools tools;
    private final ClassLoader loader;
    private final Duration limit;
    private volatile boolean over;

    /**
     * A thread not yet started.
     *
     * @param loader the application's
     * @param limit how long it may take
     */
    CallingThread(Tools tools, ClassLoader loader, Duration limit) {
        this.tools = tools;
        this.loader = loader;
        this.limit = limit;
    }

    /**
     * Does work that calls {@link #checkpoint} between any two calls of the application's code.
     *
     * @param what the work, as messages name it
     *
     * @throws EvaluationException if the work does, or does not end in time
     */
    <T> T run(String what, Callable<T> work) throws EvaluationException {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(null, task, NAME, 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(loader);
        tools.gatekeeper().exempt(thread);
        try {
            thread.start();
            return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            over = true;
            String at = Arrays.toString(thread.getStackTrace());
            thread.interrupt();
            throw new EvaluationException(what + " did not end within " + limit.toMillis() + " ms; its thread \"" + NAME
                    + "\" was interrupted at " + at + ", and what it still does to objects by itself is not undone", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof EvaluationException failure) {
                throw failure;
            }
            throw new EvaluationException(what + " failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            over = true;
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new EvaluationException(what + " was interrupted", e);
        } finally {
            tools.gatekeeper().endExemption(thread);
        }
    }

    /** Ends the work if nobody waits for it any more. */
    void checkpoint() {
        if (over) {
            throw new IllegalStateException("the upgrade was undone meanwhile");
        }
    }
}
