package dev.molt.jdk;

import java.util.List;

/**
 * A thread's stack at some moment.
 *
 * @param frames the innermost first; none of a thread that does not run
 * @param whole false if the JVM has cut it, so that there are more frames than these
 */
public record Stack(List<Frame> frames, boolean whole) {
}
