package dev.molt.release;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import java.util.Optional;

/** Gives everybody who asks a handler of the target system's releases, if the JVM was started from one. */
public interface ReleasesOf {

    /** The handler for somebody; empty where there is no target system. */
    Optional<Releases> releases(Asker asker);

    /**
     * The handler for somebody.
     *
     * @throws RefusedException if there is no target system
     */
    default Releases require(Asker asker) throws RefusedException {
        return releases(asker).orElseThrow(() -> new RefusedException(Diagnostic.error(
                "no_root",
                null,
                "this JVM was not started from a target system",
                "start it by bin/start of a target system, or upgrade one application by molt upgrade-app")));
    }
}
