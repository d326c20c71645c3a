package dev.molt.appup;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.Position;
import dev.molt.diag.RefusedException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with one file, so that its author reads everything at once. */
final class Problems {

    /** Whoever has more to mend than this reads the file again anyway. */
    private static final int MOST = 100;

    private final List<Diagnostic> found = new ArrayList<>();

    /** Notes an error and goes on. */
    void error(String code, Position position, String message, String cure) {
        if (found.size() < MOST) {
            found.add(Diagnostic.error(code, position, message, cure));
        } else if (found.size() == MOST) {
            found.add(Diagnostic.error(
                    "too_many_errors", position, "more than " + MOST + " errors", "mend those above first"));
        }
    }

    /** How a cure names an earlier place to somebody who looks at a later one. */
    static String place(Position earlier, Position later) {
        return earlier.line() == later.line()
                ? "column " + earlier.column() + " of this line"
                : "line " + earlier.line();
    }

    /** The exception that tells all errors, in the order in which a reader meets them. */
    RefusedException refusal() {
        List<Diagnostic> inOrder = new ArrayList<>(found);
        inOrder.sort(Comparator.comparingInt((Diagnostic d) -> d.position().line())
                .thenComparingInt(d -> d.position().column()));
        return new RefusedException(inOrder);
    }

    /** Refuses the file if anything was noted. */
    void refuseIfAny() throws RefusedException {
        if (!found.isEmpty()) {
            throw refusal();
        }
    }
}
