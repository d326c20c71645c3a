package dev.molt.release;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import java.util.Optional;

/** Gives everybody who asks a handler of the target system's releases, if the JVM was started from one. */
public interface ReleasesOf {

    /** The handler for somebody; empty where there is no target system. */
    Optional<Releases> releases(Asker asker);

    /** True if there will be a target system when it runs. */
    default boolean isExpected() {
        return false;
    }

    /**
     * The handler for somebody.
     *
     * @throws RefusedException if there is no target system, or it does not run yet
     */
    default Releases require(Asker asker) throws RefusedException {
        Optional<Releases> found = releases(asker);
        if (found.isEmpty() && isExpected()) {
            throw new RefusedException(Diagnostic.error(
                    "starting", null, "the applications of this system do not all run", "wait until they do"));
        }
        return found.orElseThrow(() -> new RefusedException(Diagnostic.error(
                "no_root",
                null,
                "this JVM was not started from a target system",
                "start it by bin/start of a target system, or upgrade one application by molt upgrade-app")));
    }
}
