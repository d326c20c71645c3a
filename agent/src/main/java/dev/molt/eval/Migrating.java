package dev.molt.eval;

/**
 * A module whose objects are transformed one by one, those that nobody found when the new version first touches them.
 *
 * @param module its name
 * @param ahead how many objects were transformed before the new version ran
 * @param touched how many when it touched them
 * @param failed how many could not be; each touch of one throws {@code MigrationFailed}
 * @param failure what the transform threw for the first of these; empty if there is none
 */
public record Migrating(String module, long ahead, long touched, long failed, String failure) {

    /** One line for operators. */
    @Override
    public String toString() {
        return ahead + " objects of " + module + " ahead of time, " + touched + " on first touch"
                + (failed == 0 ? "" : ", and " + failed + " not, as code_change threw " + failure);
    }
}
