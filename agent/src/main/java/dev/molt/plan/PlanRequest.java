package dev.molt.plan;

import dev.molt.appup.Appup;
import dev.molt.appup.Direction;
import dev.molt.code.ClassSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * What a plan is made from.
 *
 * @param application the application's name
 * @param direction whether {@code to} is newer
 * @param from the running version
 * @param to the version wanted
 * @param oldClasses the classes of {@code from}
 * @param newClasses the classes of {@code to}
 * @param loaded the names of the classes that the JVM has loaded
 * @param library finds the class files of libraries and of the JDK
 * @param remains classes that the JVM has defined and the running version has not, with the bytes they had last
 * @param instances counts the live instances of a loaded class; less than zero where the JVM cannot tell
 * @param classFileVersion the newest class file major version that the JVM reads
 * @param release true if it is one step of a release, which starts and stops applications and their components
 * @param containers the containers whose children differ
 * @param appup the upgrade file, or empty to have one generated from the difference
 */
public record PlanRequest(
        String application,
        Direction direction,
        String from,
        String to,
        ClassSet oldClasses,
        ClassSet newClasses,
        Set<String> loaded,
        Function<String, Optional<byte[]>> library,
        Map<String, byte[]> remains,
        ToLongFunction<String> instances,
        int classFileVersion,
        boolean release,
        Set<String> containers,
        Optional<Appup> appup) {}
