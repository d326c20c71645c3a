package dev.molt.plan;

import dev.molt.diag.Diagnostic;
import java.util.List;

/** One pass over a plan: everything it finds, errors and warnings. */
interface Check {

    /** What is wrong, in the order in which people want to read it. */
    List<Diagnostic> check(Planned planned);
}
