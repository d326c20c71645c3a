package dev.molt.eval;

import dev.molt.boot.StackRoom;

/**
 * Does work for threads that are near the end of their stack on threads that have all of theirs: where work overflows
 * in its middle, nothing is as it should be afterwards, and a class whose initialiser overflows is lost for ever.
 *
 * <p>Who asks waits, and may hold locks that the work needs; so it waits only for a while.
 */
final class FullStack {

    /** What the work may take, in frames of {@link StackRoom}: some 30 KB. */
    private static final int WORK = 400;

    /** What it takes to ask. */
    private static final int ASKING = 12;

    private static final long PATIENCE_MILLIS = 5_000;

    private Asked<?> first;
    private boolean ended;

    /** Something to be done. */
    interface Work<T> {

        /** What comes of it. */
        T done();

        /** Told before who asked goes on with it, and never of what nobody waits for any more. */
        void taken(T done);
    }

    /** Starts the thread that hears who asks: to start one takes more stack than to ask. */
    static FullStack start() {
        FullStack started = new FullStack();
        // No lambdas here, either: an application that starts waits for it.
        thread("molt-loading", new Runnable() {
            @Override
            public void run() {
                started.listen();
            }
        });
        // So that nothing is linked any more when somebody has little stack left.
        started.isHere();
        started.ask(new Nothing());
        return started;
    }

    /** True if this thread has as much stack left as the work may take. */
    boolean isHere() {
        return StackRoom.has(WORK);
    }

    /** What the work gives, done on another thread; null if it failed or took too long. */
    <T> T ask(Work<T> work) {
        if (!StackRoom.has(ASKING)) {
            return null;
        }
        Asked<T> asked = new Asked<>(work);
        synchronized (this) {
            if (ended) {
                return null;
            }
            asked.next = first;
            first = asked;
            notifyAll();
        }
        return asked.await();
    }

    /** Ends the thread that hears who asks, of whom it hears those that have asked already; nothing comes of later work. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    private void listen() {
        for (Asked<?> all = next(); all != null; all = next()) {
            // Each on its own, as one may wait for what another holds.
            for (Asked<?> asked = all; asked != null; asked = asked.next) {
                try {
                    thread("molt-loading-one", asked);
                } catch (OutOfMemoryError e) {
                    asked.end(null);
                }
            }
        }
    }

    /** All that was asked for, the last first; null when nobody can ask any more. */
    private synchronized Asked<?> next() {
        while (first == null && !ended) {
            try {
                wait();
            } catch (InterruptedException e) {
                // Nobody has a reason to.
            }
        }
        Asked<?> all = first;
        first = null;
        return all;
    }

    private static void thread(String name, Runnable work) {
        Thread thread = new Thread(null, work, name, 0, false);
        thread.setDaemon(true);
        thread.start();
    }

    /** What is asked for once in advance. */
    private record Nothing() implements Work<String> {

        @Override
        public String done() {
            return "";
        }

        @Override
        public void taken(String done) {}
    }

    /** One piece of work that somebody waits for. */
    private static final class Asked<T> implements Runnable {

        private final Work<T> work;
        private Asked<?> next;
        private T result;
        private boolean ended;

        Asked(Work<T> work) {
            this.work = work;
        }

        @Override
        public void run() {
            try {
                end(work.done());
            } catch (RuntimeException | Error e) {
                end(null);
            }
        }

        synchronized void end(T done) {
            if (!ended && done != null) {
                work.taken(done);
                result = done;
            }
            ended = true;
            notifyAll();
        }

        synchronized T await() {
            long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
            boolean interrupted = false;
            for (long left = PATIENCE_MILLIS; !ended && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
                try {
                    wait(left);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            ended = true;
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return result;
        }
    }
}
