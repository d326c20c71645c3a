package dev.molt.codechange;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.Position;
import java.util.ArrayList;
import java.util.List;

/** What was found against a transform so far. */
final class Findings {

    /** The code of an error, which OTP gives a code_change that is none. */
    private static final String ERROR = "bad_code_change";

    /** The code of a warning. */
    private static final String WARNING = "code_change";

    private final List<Diagnostic> errors = new ArrayList<>();
    private final List<Diagnostic> warnings = new ArrayList<>();

    void error(Position position, String message, String cure) {
        errors.add(Diagnostic.error(ERROR, position, message, cure));
    }

    void warning(Position position, String message, String cure) {
        warnings.add(Diagnostic.warning(WARNING, position, message, cure));
    }

    boolean haveErrors() {
        return !errors.isEmpty();
    }

    /** All of them, errors first. */
    List<Diagnostic> all() {
        List<Diagnostic> all = new ArrayList<>(errors);
        all.addAll(warnings);
        return List.copyOf(all);
    }
}
