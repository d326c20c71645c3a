package dev.molt.eval;

import dev.molt.reflect.State;

/** Which members reflection shows of a loader's classes while another version is put into it. */
final class Showing {

    private final Tools tools;
    private final ClassLoader loader;
    private State next;
    private State before;
    private State shown;

    Showing(Tools tools, ClassLoader loader) {
        this.tools = tools;
        this.loader = loader;
    }

    /** This is to be shown. */
    void next(State state) {
        next = state;
    }

    /** Makes the JDK ask, if there is something to show for the first time. */
    void begin() throws EvaluationException {
        try {
            if (!next.next().isEmpty()) {
                tools.reflections().begin();
            }
        } catch (ReflectiveOperationException e) {
            throw new EvaluationException("reflection cannot be made to show the new members: " + e.getMessage(), e);
        }
    }

    /** Before the redefinition, which makes the JDK forget what it knew. */
    void show() {
        before = before == null ? tools.reflections().state(loader) : before;
        shown = next;
        tools.reflections().show(loader, next);
    }

    /** Behind the redefinition: serialization is to look again. */
    void hasShown() {
        tools.reflections().forget(loader, before);
    }

    /** The same on the way back. */
    void hasShownBefore() {
        if (before != null) {
            tools.reflections().forget(loader, shown);
        }
    }

    /** The same as before the redefinition, on the way back. */
    void showBefore() {
        if (before != null) {
            tools.reflections().show(loader, before);
        }
    }
}
