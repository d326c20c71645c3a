package dev.molt.reshape;

import dev.molt.diag.Diagnostic;
import dev.molt.testing.Aged;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a case's program came to run. */
enum Way {

    /** The agent was there first. */
    PREPARED,

    /** The agent came when the classes were loaded. */
    UNPREPARED,

    /** The agent was there first; the class files are the oldest that know nests. */
    FIRST_NESTS,

    /** The class files are older than nests, and so is the program's language. */
    WITHOUT_NESTS,

    /** The class files were older than nests, and the next version's are not. */
    NESTS_LATER,

    /** The class files are of version 50, with stack maps that need not be right. */
    FIRST_STACK_MAPS,

    /** The class files are of version 49, which has no stack maps. */
    WITHOUT_STACK_MAPS,

    /** The class files had no stack maps, and the next version's have. */
    STACK_MAPS_LATER,

    /** The class files had stack maps, and the next version's have none. */
    STACK_MAPS_EARLIER,

    /** The class files are of version 45, and call subroutines. */
    WITH_SUBROUTINES;

    private static final int FIRST_NESTS_RELEASE = 11;

    Live run(Case each) {
        return new Live(compiled(each, "v1"), name -> this == PREPARED || this == FIRST_NESTS);
    }

    Map<String, byte[]> compiled(Case each, String version) {
        boolean first = version.equals("v1");
        return switch (this) {
            case PREPARED, UNPREPARED -> each.compiled(version);
            case FIRST_NESTS -> each.compiled(version, "--release", String.valueOf(FIRST_NESTS_RELEASE));
            case NESTS_LATER -> first ? old(each, version) : each.compiled(version);
            case WITHOUT_NESTS -> old(each, version);
            case FIRST_STACK_MAPS -> Aged.labelled(50, old(each, version));
            case WITHOUT_STACK_MAPS -> Aged.to(49, old(each, version));
            case STACK_MAPS_LATER -> first ? Aged.to(49, old(each, version)) : old(each, version);
            case STACK_MAPS_EARLIER -> first ? old(each, version) : Aged.to(49, old(each, version));
            case WITH_SUBROUTINES -> Aged.withSubroutines(old(each, version));
        };
    }

    /** A section of this way, {@code NAME WAY}, else of all ways. */
    Optional<String> section(Case each, String name) {
        Way like = this == FIRST_NESTS ? PREPARED : this;
        return Optional.ofNullable(each.sections().getOrDefault(name + ' ' + like, each.sections().get(name)));
    }

    /** Leaves out what is said of fields in tables, in whatever case. */
    List<Diagnostic> without(List<Diagnostic> found) {
        boolean slots = this == PREPARED || this == FIRST_NESTS;
        return found.stream().filter(each -> slots || !each.render().contains("stays in memory")).toList();
    }

    /** False for a case that is written in a later Java than the way knows. */
    boolean admits(Case each) {
        return switch (this) {
            case PREPARED, UNPREPARED -> true;
            case FIRST_NESTS -> each.release() <= FIRST_NESTS_RELEASE;
            case WITHOUT_NESTS, NESTS_LATER -> each.release() < FIRST_NESTS_RELEASE;
            case WITH_SUBROUTINES -> fits(each, 45);
            default -> fits(each, 49);
        };
    }

    private static boolean fits(Case each, int version) {
        return each.release() < FIRST_NESTS_RELEASE && each.sections().keySet().stream()
                .filter(name -> name.matches("v\\d.*")).map(name -> name.substring(0, 2)).distinct()
                .allMatch(name -> old(each, name).values().stream().allMatch(bytes -> Aged.fits(bytes, version)));
    }

    private static Map<String, byte[]> old(Case each, String version) {
        return each.compiled(version, "--release", String.valueOf(each.release()));
    }
}
