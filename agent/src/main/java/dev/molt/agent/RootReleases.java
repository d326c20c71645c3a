package dev.molt.agent;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.release.Asker;
import dev.molt.release.ReleaseHandler;
import dev.molt.release.Releases;
import dev.molt.release.ReleasesOf;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The releases of the target system that this JVM is in; who asks before its applications run is told to wait.
 *
 * @param handler who has them as soon as it is started
 * @param inRoot true if there is a target system
 */
record RootReleases(Supplier<ReleaseHandler> handler, boolean inRoot) implements ReleasesOf {

    @Override
    public Optional<Releases> releases(Asker asker) {
        return handler.get().releases(asker);
    }

    @Override
    public Releases require(Asker asker) throws RefusedException {
        Optional<Releases> found = releases(asker);
        if (inRoot && found.isEmpty()) {
            throw new RefusedException(Diagnostic.error(
                    "starting", null, "the applications of this system are being started", "wait until they run"));
        }
        return found.isPresent() ? found.get() : ReleasesOf.super.require(asker);
    }
}
