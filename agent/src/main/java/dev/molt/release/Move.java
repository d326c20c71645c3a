package dev.molt.release;

import dev.molt.appup.Direction;
import dev.molt.plan.Plan;
import java.util.Optional;
import java.util.Set;

/**
 * One application that goes from the version that runs to another.
 *
 * @param target the running application
 * @param wanted the version wanted
 * @param direction up to a newer version, or down to an older one
 * @param inRelease if it is one step of a release, the containers whose children differ
 */
record Move(Target target, Wanted wanted, Direction direction, Optional<Set<String>> inRelease) {

    /** The application and both versions. */
    static String words(Plan plan) {
        return plan.application() + " " + plan.from() + " -> " + plan.to();
    }
}
