package dev.molt.reshape;

import dev.molt.diag.Diagnostic;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a case's program came to run. */
enum Way {

    /** The agent was there first. */
    PREPARED,

    /** The agent came when the classes were loaded. */
    UNPREPARED,

    /** The class files are older than nests, and so is the program's language. */
    WITHOUT_NESTS,

    /** The class files were older than nests, and the next version's are not. */
    NESTS_LATER;

    private static final int FIRST_NESTS = 11;

    Live run(Case each) {
        return new Live(compiled(each, "v1"), name -> this == PREPARED);
    }

    Map<String, byte[]> compiled(Case each, String version) {
        boolean old = this == WITHOUT_NESTS || this == NESTS_LATER && version.equals("v1");
        return old ? each.compiled(version, "--release", String.valueOf(each.release())) : each.compiled(version);
    }

    /** A section of this way, {@code NAME WAY}, else of all ways. */
    Optional<String> section(Case each, String name) {
        return Optional.ofNullable(each.sections().getOrDefault(name + ' ' + this, each.sections().get(name)));
    }

    /** Leaves out what is said of fields in tables, in whatever case. */
    List<Diagnostic> without(List<Diagnostic> found) {
        return found.stream().filter(each -> this == PREPARED || !each.render().contains("stays in memory")).toList();
    }

    /** False for a case that is written in a later Java than the way knows. */
    boolean admits(Case each) {
        return this == PREPARED || this == UNPREPARED || each.release() < FIRST_NESTS;
    }
}
