package dev.molt.relup;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The errors that one pass has found so far, each once: a pass reports all of them before it refuses. */
final class Findings {

    private final Set<Diagnostic> errors = new LinkedHashSet<>();

    void add(Diagnostic error) {
        errors.add(error);
    }

    List<Diagnostic> all() {
        return List.copyOf(errors);
    }

    void refuseIfAny() throws RefusedException {
        if (!errors.isEmpty()) {
            throw new RefusedException(all());
        }
    }
}
