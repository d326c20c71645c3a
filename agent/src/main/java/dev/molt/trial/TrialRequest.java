package dev.molt.trial;

import dev.molt.release.ChangeRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is to be tried.
 *
 * @param older the code that the JVM starts with
 * @param change to what it is upgraded
 * @param classPath what both versions and the tests need
 * @param tests the newer version's tests
 * @param surroundings the JVMs that it happens in
 */
public record TrialRequest(
        Path older, ChangeRequest change, List<Path> classPath, Optional<Tests> tests, Surroundings surroundings) {

    /** The newer version's code. */
    Path newer() {
        return Path.of(change.code());
    }

    /** The change of the application in this loader: the tests may say that they are the same application. */
    ChangeRequest in(String loader) {
        return new ChangeRequest(
                change.direction(),
                change.code(),
                change.appup(),
                change.application(),
                change.from(),
                change.to(),
                loader);
    }

    /**
     * A suite of tests.
     *
     * @param code the jar or class folder with them
     * @param included a regular expression of the names of classes that are tests
     * @param baseline whether JVMs without an upgrade run it, too, to compare with
     */
    public record Tests(Path code, String included, boolean baseline) {}

    /**
     * JVMs to throw away.
     *
     * @param molt the jar with the agent
     * @param java the home of the JDK
     * @param options more options for the JVMs
     * @param attached true to attach the agent to the running JVM, false to start with it
     * @param initialize true to initialise the classes, not only to load them, where there are no tests
     * @param work an empty directory for all that is written
     * @param seconds how long one JVM may take
     */
    public record Surroundings(
            Path molt,
            Path java,
            List<String> options,
            boolean attached,
            boolean initialize,
            Path work,
            long seconds) {}
}
