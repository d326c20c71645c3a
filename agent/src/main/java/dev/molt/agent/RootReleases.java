package dev.molt.agent;

import dev.molt.release.Asker;
import dev.molt.release.ReleaseHandler;
import dev.molt.release.Releases;
import dev.molt.release.ReleasesOf;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The releases of this JVM, from when its system runs.
 *
 * @param isExpected true if the JVM is started from a root, whose releases there will be
 */
record RootReleases(Supplier<ReleaseHandler> handler, boolean isExpected) implements ReleasesOf {

    @Override
    public Optional<Releases> releases(Asker asker) {
        return handler.get().releases(asker);
    }
}
