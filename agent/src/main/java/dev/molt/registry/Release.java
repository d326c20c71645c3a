package dev.molt.registry;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A release that a system holds.
 *
 * @param name its name
 * @param version its version, by which it is known
 * @param java the feature release of the JVM that it runs on; empty for whichever there is
 * @param molt the version of Molt that it runs with
 * @param libraries its applications
 * @param status what it is to the system
 */
public record Release(
        String name,
        String version,
        Optional<Integer> java,
        String molt,
        List<Library> libraries,
        ReleaseStatus status) {

    /** Keeps a copy of the libraries. */
    public Release {
        libraries = List.copyOf(libraries);
    }

    /** The same with another status. */
    public Release with(ReleaseStatus other) {
        return new Release(name, version, java, molt, libraries, other);
    }

    /** What the system starts with, if it starts with this release. */
    public StartPointer startPointer() {
        return new StartPointer(java, molt, version);
    }

    /** The folders that it needs, relative to the root: those of its libraries, and that of Molt, named or not. */
    Set<String> directories() {
        Set<String> directories = new LinkedHashSet<>();
        libraries.forEach(library -> directories.add(library.directory()));
        directories.add(Library.of("molt", molt).directory());
        return directories;
    }
}
