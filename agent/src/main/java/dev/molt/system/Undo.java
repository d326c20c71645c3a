package dev.molt.system;

import dev.molt.diag.Diagnostic;
import java.util.List;

/** The way back of a change. */
public interface Undo {

    /**
     * Puts back what was before, as far as the applications let it; to be called once.
     *
     * @return what could not be put back
     */
    List<Diagnostic> undo();
}
