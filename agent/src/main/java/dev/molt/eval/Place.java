package dev.molt.eval;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The applications that change together: one, or several of a release, all in one loader.
 *
 * @param loader the loader that defined their classes
 * @param instances the applications
 */
public record Place(ClassLoader loader, List<Instance> instances) {

    /** One application alone. */
    public static Place of(Instance instance) {
        return new Place(instance.loader(), List.of(instance));
    }

    /** The jars and folders that their classes come from. */
    Set<Path> codes() {
        return instances.stream().map(Instance::code).collect(Collectors.toSet());
    }

    /** The names of the classes that are loaded. */
    public Set<String> loaded() {
        Set<String> names = new TreeSet<>();
        instances.stream().map(Instance::loaded).map(Map::keySet).forEach(names::addAll);
        return names;
    }
}
