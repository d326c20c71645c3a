package dev.molt.eval;

import dev.molt.code.ClassSet;
import dev.molt.plan.ClassPlan;
import dev.molt.plan.Transformation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What an installation is about.
 *
 * @param place where
 * @param parts the applications that change
 * @param classes what becomes of each class that their upgrade files name
 * @param before all classes of the versions that run
 * @param after all classes of the versions wanted
 * @param reshaping works out class files
 */
record Installed(
        Place place,
        List<Part> parts,
        List<ClassPlan> classes,
        ClassSet before,
        ClassSet after,
        Reshaping reshaping,
        Deletions deletions) {

    static Installed of(Tools tools, List<Part> parts, Reshaping reshaping, ClassSet before, ClassSet after) {
        Place place = reshaping.place();
        List<ClassPlan> classes = Part.classes(parts);
        return new Installed(
                place, parts, classes, before, after, reshaping, new Deletions(tools, place, reshaping, classes));
    }

    /** The class of this name, if it is loaded. */
    Optional<Class<?>> find(Tools tools, String name) {
        return tools.find(place, name);
    }

    /** The versions wanted, as messages name them. */
    String release() {
        return parts.stream().map(Part::release).collect(Collectors.joining(", "));
    }

    /** The version wanted of the application that a class belongs to. */
    String release(String module) {
        return parts.stream().filter(part -> part.names(module)).map(Part::release).findFirst().orElseGet(this::release);
    }

    /** By module, how its objects are transformed. */
    Map<String, Transformation> transformations() {
        Map<String, Transformation> all = new TreeMap<>();
        parts.forEach(part -> all.putAll(part.plan().transformations()));
        return all;
    }

    /** By class, the static fields that are renewed. */
    Map<String, Set<String>> renewed() {
        Map<String, Set<String>> all = new TreeMap<>();
        parts.forEach(part -> all.putAll(part.plan().renewed()));
        return all;
    }

    /** True if the loader finds a class of this name by itself. */
    boolean isFindable(String name) {
        return parts.stream().anyMatch(part -> part.wanted().isFindable(name));
    }

    /** The class files of a module in all versions that were seen. */
    List<byte[]> versions(String module) {
        return parts.stream().flatMap(part -> part.versions().all(module, before).stream()).distinct().toList();
    }

    /** Class files by the loaded classes that they are for; classes of other applications in the loader included. */
    Map<Class<?>, byte[]> byClass(Tools tools, Map<String, byte[]> classFiles) {
        Map<Class<?>, byte[]> byClass = new LinkedHashMap<>();
        classFiles.forEach((name, bytes) -> {
            Class<?> type = tools.jdk().findLoaded(place.loader(), name);
            if (type != null) {
                byClass.put(type, bytes);
            }
        });
        return byClass;
    }
}
