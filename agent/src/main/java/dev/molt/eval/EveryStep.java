package dev.molt.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Runs steps each of which is to be run whatever becomes of the others, and remembers what was thrown. */
final class EveryStep {

    /** One of them. */
    interface Step {

        /** Does it. */
        void run() throws EvaluationException;
    }

    private final List<Throwable> thrown = new ArrayList<>();

    /** True if it was done. */
    boolean run(Step step) {
        try {
            step.run();
            return true;
        } catch (EvaluationException | RuntimeException | Error e) {
            thrown.add(e);
            return false;
        }
    }

    /** What went wrong, in words for the operator; empty if nothing did. */
    String failures() {
        return thrown.stream().map(EvaluationException::reason).distinct().collect(Collectors.joining("; "));
    }

    /** Throws what went wrong, the first with the others in it. */
    void end() throws EvaluationException {
        if (!thrown.isEmpty()) {
            EvaluationException failure = new EvaluationException(failures(), thrown.get(0));
            thrown.stream().skip(1).forEach(failure::addSuppressed);
            throw failure;
        }
    }
}
