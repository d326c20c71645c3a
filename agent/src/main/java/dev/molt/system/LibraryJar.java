package dev.molt.system;

import dev.molt.appup.ApplicationDescriptor;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The jar of one application of a release.
 *
 * @param path where it lies
 * @param descriptor what it says of itself; only name and version if it says nothing
 * @param classes the binary names of its classes
 */
public record LibraryJar(Path path, ApplicationDescriptor descriptor, SortedSet<String> classes) {

    public LibraryJar {
        classes = Collections.unmodifiableSortedSet(new TreeSet<>(classes));
    }
}
