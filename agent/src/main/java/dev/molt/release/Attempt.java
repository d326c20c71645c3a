package dev.molt.release;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.eval.EvaluationException;
import java.util.List;
import java.util.stream.Collectors;

/** Asks the running applications for something, and tells in words what went wrong. */
final class Attempt {

    private Attempt() {}

    /** Something that gives something. */
    interface Giving<T> {
        T run() throws RefusedException;
    }

    /** Something that only does something. */
    interface Doing {
        void run() throws RefusedException;
    }

    /** What it gives; what is refused fails the change. */
    static <T> T of(Giving<T> work) throws EvaluationException {
        try {
            return work.run();
        } catch (RefusedException e) {
            throw new EvaluationException(words(e.diagnostics()), e);
        }
    }

    /** What is refused fails the change. */
    static void doing(Doing work) throws EvaluationException {
        of(() -> {
            work.run();
            return "";
        });
    }

    /** What went wrong in something that goes on nevertheless; empty if nothing did. */
    static String failures(Giving<List<Diagnostic>> work) {
        try {
            return words(work.run());
        } catch (RefusedException e) {
            return words(e.diagnostics());
        }
    }

    /** What went wrong in something that goes on nevertheless; empty if nothing did. */
    static String failuresOf(Doing work) {
        return failures(() -> {
            work.run();
            return List.of();
        });
    }

    /** Starts again what was stopped, and says that this is all that can be done. */
    static String again(String name, Doing start) {
        String failed = failuresOf(start);
        return failed.isEmpty() ? lost(name) : failed;
    }

    /** Something runs again, and not as it did. */
    static String lost(String name) {
        return name + " was stopped and started again, and has lost its state";
    }

    static String words(List<Diagnostic> failed) {
        return failed.stream().map(Diagnostic::message).collect(Collectors.joining("; "));
    }
}
