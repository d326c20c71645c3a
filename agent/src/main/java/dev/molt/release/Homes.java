package dev.molt.release;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The jars that this JVM has its classes from, by application, whatever version of each runs. */
final class Homes {

    private final Map<String, Path> classPath;
    private final Map<String, Path> added = new TreeMap<>();

    /**
     * Those that the JVM was started with.
     *
     * @param classPath the jar of each application on the class path
     */
    Homes(Map<String, Path> classPath) {
        this.classPath = Map.copyOf(classPath);
    }

    /** The jar of an application, if there ever was one of this name in this JVM. */
    synchronized Optional<Path> of(String application) {
        return Optional.ofNullable(classPath.getOrDefault(application, added.get(application)));
    }

    /** True if the class loader finds the application's classes by itself. */
    boolean isOnClassPath(String application) {
        return classPath.containsKey(application);
    }

    /** Notes where the classes of an application that came later are from. */
    synchronized void add(String application, Path jar) {
        if (of(application).isEmpty()) {
            added.put(application, jar);
        }
    }

    /** True if one of them lies in one of these folders. */
    synchronized boolean isIn(Collection<Path> folders) {
        return folders.stream()
                .anyMatch(folder -> classPath.values().stream().anyMatch(jar -> jar.startsWith(folder))
                        || added.values().stream().anyMatch(jar -> jar.startsWith(folder)));
    }
}
