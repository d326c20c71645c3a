package dev.molt.appup;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an application says of itself in {@code META-INF/molt/application.yaml}.
 *
 * @param application its name
 * @param version the version that this jar is
 * @param description what it is, for people; may be empty
 * @param applications those that have to be started before it
 * @param env its configuration where a release says nothing else: strings, numbers and booleans by key
 * @param start the static method that starts it, {@code package.Class.method}
 * @param stop the static method that stops it
 * @param configChange the static method that is told of changed configuration
 * @param containers the components that live in it, in the order in which they start
 */
public record ApplicationDescriptor(
        String application,
        String version,
        String description,
        List<String> applications,
        SortedMap<String, Object> env,
        Optional<String> start,
        Optional<String> stop,
        Optional<String> configChange,
        List<Container> containers) {

    /** What is known of an application whose jar says nothing else. */
    public static ApplicationDescriptor named(String application, String version) {
        return new ApplicationDescriptor(
                application,
                version,
                "",
                List.of(),
                new TreeMap<>(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /**
     * A container of components, as a supervisor is one of processes.
     *
     * @param module the class that {@code update: {module: ..., type: supervisor}} names
     * @param children its components, in the order in which they start
     */
    public record Container(String module, List<Child> children) {}

    /**
     * A component.
     *
     * @param name unique in its container
     * @param module its class
     * @param start the name of the class's static method that starts it and may return it
     * @param stop the name of the method that stops it; empty if nothing has to be done
     */
    public record Child(String name, String module, String start, Optional<String> stop) {}
}
