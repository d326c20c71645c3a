package dev.molt.diag;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown where something is refused, with every reason found so far. */
public final class RefusedException extends Exception {

    private final transient List<Diagnostic> diagnostics;

    /** Refuses for these reasons, of which at least one is an error. */
    public RefusedException(List<Diagnostic> diagnostics) {
        super(diagnostics.stream().map(Diagnostic::render).collect(Collectors.joining("\n")));
        this.diagnostics = List.copyOf(diagnostics);
    }

    /** Refuses for one reason. */
    public RefusedException(Diagnostic diagnostic) {
        this(List.of(diagnostic));
    }

    /** All reasons, in the order found. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
