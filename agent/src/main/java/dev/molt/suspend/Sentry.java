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

    private volatile Thread watched;
    private volatile Body reached;

    /**
     * A body at whose gate the thread arrived.
     *
     * @param owner the class that declares the method
     */
    public record Body(Class<?> owner, String method, String descriptor) {}

    /** The thread that asks is watched from now on, and has reached nothing yet. */
    public void begin() {
        reached = null;
        watched = Thread.currentThread();
    }

    /** The thread is watched no more; gives the first body that it reached. */
    public Optional<Body> end() {
        watched = null;
        return Optional.ofNullable(reached);
    }

    /** What the gates ask. */
    void arrive(Class<?> owner) {
        if (Thread.currentThread() == watched && reached == null) {
            reached = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                    .walk(frames -> frames.filter(frame -> frame.getDeclaringClass() == owner)
                            .findFirst()
                            .map(frame -> new Body(owner, frame.getMethodName(), frame.getDescriptor())))
                    .orElseThrow();
        }
    }
}
