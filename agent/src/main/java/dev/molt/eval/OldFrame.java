package dev.molt.eval;

import java.util.List;

/**
 * A call that still runs code of a version that was replaced.
 *
 * @param thread the thread's name
 * @param frame where it is in the old code
 * @param application whose code
 * @param versions the version that it is of; several where they do not differ in what a stack shows, none if none fits
 * @param since when the latest of them was replaced, in ISO 8601, UTC; null if none fits
 */
public record OldFrame(String thread, String frame, String application, List<String> versions, String since) {

    /** One line for operators. */
    @Override
    public String toString() {
        String of = versions.isEmpty()
                ? ", of a version that is not known"
                : ", of " + application + " " + String.join(" or ", versions);
        return "\"" + thread + "\" at " + frame + of + (since == null ? "" : ", old since " + since);
    }
}
