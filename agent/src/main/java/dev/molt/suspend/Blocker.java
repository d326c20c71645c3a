package dev.molt.suspend;

import dev.molt.jdk.Frame;

/**
 * A thread that did not leave the drained classes in time.
 *
 * @param thread its name
 * @param state what it was doing
 * @param frame where it is in the drained classes, or null if its stack is too deep to be seen whole
 * @param top what it is in
 */
public record Blocker(String thread, Thread.State state, Frame frame, Frame top) {

    /** One line for operators. */
    @Override
    public String toString() {
        String where = frame == null ? "may be in them: its stack is too deep to be seen whole" : "is at " + frame;
        return "\"" + thread + "\" (" + state + ") " + where + (top.equals(frame) ? "" : ", in " + top);
    }
}
