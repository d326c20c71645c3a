package dev.molt.release;

import dev.molt.appup.Direction;
import dev.molt.plan.Plan;

/**
 * One application that goes from the version that runs to another.
 *
 * @param target the running application
 * @param wanted the version wanted
 * @param direction up to a newer version, or down to an older one
 * @param inRelease true if it is one step of a release
 */
record Move(Target target, Wanted wanted, Direction direction, boolean inRelease) {

    /** The application and both versions. */
    static String words(Plan plan) {
        return plan.application() + " " + plan.from() + " -> " + plan.to();
    }
}
