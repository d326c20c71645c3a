package dev.molt.suspend;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The kinds of threads that this JDK has. */
enum Threads {

    PLATFORM {
        @Override
        Thread make(Runnable work) {
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        }
    },

    VIRTUAL {
        @Override
        Thread make(Runnable work) {
            try {
                Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
                return (Thread) Class.forName("java.lang.Thread$Builder").getMethod("unstarted", Runnable.class)
                        .invoke(builder, work);
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }
    };

    private static final int FIRST_WITH_VIRTUAL = 21;
    private static final int SECONDS = 20;

    /** Those that can be made here. */
    static List<Threads> here() {
        return Runtime.version().feature() < FIRST_WITH_VIRTUAL ? List.of(PLATFORM) : List.of(values());
    }

    abstract Thread make(Runnable work);

    /** Starts work in a thread of its own. */
    Running start(Callable<?> work) {
        CompletableFuture<Object> result = new CompletableFuture<>();
        Thread thread = make(() -> {
            try {
                result.complete(work.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        thread.start();
        return new Running(thread, result);
    }

    /** Waits until something is so; that it will be is for others to bring about. */
    static void await(String what, BooleanSupplier so) {
        long start = System.nanoTime();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(SECONDS)) {
                throw new AssertionError("never: " + what);
            }
            Thread.onSpinWait();
            Thread.yield();
        }
    }

    /**
     * Work under way.
     *
     * @param thread where
     * @param future what comes of it
     */
    record Running(Thread thread, CompletableFuture<Object> future) {

        Object result() {
            try {
                return future.get(SECONDS, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new AssertionError(thread + " at " + List.of(thread.getStackTrace()), e);
            }
        }

        void awaitBlocked() {
            Threads.await(thread + " blocks", () -> thread.getState() != Thread.State.RUNNABLE
                    && thread.getState() != Thread.State.NEW);
        }
    }
}
