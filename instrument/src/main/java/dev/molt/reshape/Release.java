package dev.molt.reshape;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is known when loaded classes are to become their next versions. Names are binary, with dots.
 *
 * @param shapes the class files that classes were loaded with, prepared: those that change or name a changed member,
 *     the rest of their nests, and the loaded subclasses of those that change
 * @param next the next version of the same classes and of new ones, as compiled, also where it is the old; one that is
 *     not among the shapes is not loaded yet
 * @param others finds any other class's bytes: superclasses, the JDK's
 * @param running finds the class file of the version that runs, as compiled
 */
public record Release(Map<String, byte[]> shapes, Map<String, byte[]> next,
        Function<String, Optional<byte[]>> others, Function<String, Optional<byte[]>> running) {

    /** The first upgrade: what runs is what was loaded. */
    public Release(Map<String, byte[]> shapes, Map<String, byte[]> next, Function<String, Optional<byte[]>> others) {
        this(shapes, next, others, name -> Optional.ofNullable(shapes.get(name)));
    }
}
