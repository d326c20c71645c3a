package dev.molt.eval;

import java.util.Set;

/** The tools of a JVM in which nothing can be changed, for tests of what stands in front of them. */
public final class NoTools {

    private NoTools() {
    }

    /** No application is known, and nobody else changes anything. */
    public static Tools make() {
        return new Tools(
                null, null, null, null, null, null, null, new VersionStore(), new OtherChanges(null), null, Set.of());
    }
}
