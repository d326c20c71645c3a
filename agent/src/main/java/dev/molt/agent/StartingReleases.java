package dev.molt.agent;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.release.Asker;
import dev.molt.release.Releases;
import dev.molt.release.ReleasesOf;
import java.util.Optional;

/**
 * The releases of a target system, of which nothing can be asked before it runs.
 *
 * @param running those of the system that runs
 */
record StartingReleases(ReleasesOf running) implements ReleasesOf {

    @Override
    public Optional<Releases> releases(Asker asker) {
        return running.releases(asker);
    }

    @Override
    public Releases require(Asker asker) throws RefusedException {
        return releases(asker).orElseThrow(() -> new RefusedException(Diagnostic.error(
                "starting", null, "the applications of this target system do not all run yet", "wait until they do")));
    }
}
