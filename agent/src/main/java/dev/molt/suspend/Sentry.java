package dev.molt.suspend;

import java.util.Optional;

/**
 * Notes which bodies one thread reaches that are not those it should run; it goes on there, as does everybody else.
 *
 * <p>It is not kept out: where a class is initialised for the first time, what is thrown would be the end of that class.
 */
public final class Sentry {

    /** What such bodies show at the gate: no upgrade has it. */
    public static final long KEY = -1;

    private volatile Watch watch;

    /**
     * A body at whose gate the thread arrived.
     *
     * @param owner the class that declares the method
     */
    public record Body(Class<?> owner, String method, String descriptor) {}

    /** What one thread reached from its beginning to its end; only that thread writes to it. */
    private static final class Watch {

        private final Thread watched = Thread.currentThread();
        private Body reached;
    }

    /** The thread that asks is watched from now on, and has reached nothing yet. */
    public void begin() {
        watch = new Watch();
    }

    /** The thread that asks is watched no more; gives the first body that it reached. One that is watched now stays so. */
    public Optional<Body> end() {
        Watch ended = watch;
        if (ended == null || ended.watched != Thread.currentThread()) {
            return Optional.empty();
        }
        watch = null;
        return Optional.ofNullable(ended.reached);
    }

    /** What the gates ask. */
    void arrive(Class<?> owner) {
        Watch now = watch;
        if (now != null && now.watched == Thread.currentThread() && now.reached == null) {
            now.reached = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                    .walk(frames -> frames.filter(frame -> frame.getDeclaringClass() == owner)
                            .findFirst()
                            .map(frame -> new Body(owner, frame.getMethodName(), frame.getDescriptor())))
                    .orElseThrow();
        }
    }
}
