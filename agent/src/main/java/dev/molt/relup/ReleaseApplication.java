package dev.molt.relup;

import dev.molt.appup.Appup;
import dev.molt.diag.Located;
import java.util.Optional;

/**
 * One application of a release, with what leads to its version and away from it.
 *
 * @param modules what it consists of
 * @param version where the release names its version
 * @param place where its upgrade file lies, or would lie, as people are told
 * @param appup its upgrade file
 */
public record ReleaseApplication(
        ApplicationModules modules, Located<String> version, String place, Optional<Appup> appup) {

    /** Its name. */
    public String name() {
        return modules.name();
    }

    /** As people call it. */
    @Override
    public String toString() {
        return modules.name() + " " + modules.version();
    }
}
