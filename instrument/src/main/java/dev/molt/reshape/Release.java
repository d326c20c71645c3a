package dev.molt.reshape;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What is known when loaded classes are to become their next versions. Names are binary, with dots.
 *
 * @param shapes the class files that classes were loaded with, prepared: those that change or name a changed member,
 *     the rest of their nests, and the loaded subclasses of those that change
 * @param next the next version of the same classes and of new ones, as compiled, also where it is the old; one that is
 *     not among the shapes is not loaded yet
 * @param others finds any other class's bytes: superclasses, the JDK's
 * @param renewed by class, the static fields that are given once more what the next version's initialiser gives them
 * @param running finds the class file of the version that runs, as compiled
 * @param transformed the classes whose objects are transformed when they are first touched
 */
public record Release(Map<String, byte[]> shapes, Map<String, byte[]> next,
        Function<String, Optional<byte[]>> others, Map<String, Set<String>> renewed,
        Function<String, Optional<byte[]>> running, Set<String> transformed) {

    /** The first upgrade, in which static fields that are there keep their values: what runs is what was loaded. */
    public Release(Map<String, byte[]> shapes, Map<String, byte[]> next, Function<String, Optional<byte[]>> others) {
        this(shapes, next, others, Map.of(), name -> Optional.ofNullable(shapes.get(name)), Set.of());
    }
}
