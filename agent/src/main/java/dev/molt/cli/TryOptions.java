package dev.molt.cli;

import dev.molt.trial.TrialRequest.Surroundings;
import dev.molt.trial.TrialRequest.Tests;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How an upgrade is tried out. */
final class TryOptions {

    @Option(names = "--tests", paramLabel = "JAR", description = "The newer version's tests, to be run after the upgrade.")
    private Path tests;

    @Option(
            names = "--include",
            paramLabel = "REGEX",
            defaultValue = "(.*\\.)?Test[^.]*|.*Tests?",
            description = "The names of the classes in it that are tests; ${DEFAULT-VALUE} if not given.")
    private String include;

    @Option(names = "--no-baseline", description = "Run the tests in the upgraded JVM only, and compare with nothing.")
    private boolean alone;

    @Option(
            names = "--classpath",
            paramLabel = "JARS",
            description = "What both versions need, and for tests the JUnit Platform with its launcher and engines.")
    private String classPath = "";

    @Option(names = "--java", paramLabel = "HOME", description = "The JDK to try it on; this one if not given.")
    private Path java = Path.of(System.getProperty("java.home"));

    @Option(names = "--jvm", paramLabel = "OPTION", description = "An option for the JVMs; may be repeated.")
    private List<String> jvm = List.of();

    @Option(names = "--attach", description = "Attach the agent to the JVM when it is warm, not at its start.")
    private boolean attached;

    @Option(names = "--initialize", description = "Without tests: initialise the classes as well, not only load them.")
    private boolean initialize;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "1800",
            description = "How long one JVM may take; ${DEFAULT-VALUE} if not given.")
    private long timeout;

    @Option(names = "--output", paramLabel = "DIR", description = "Keep logs and the results of tests in a new folder.")
    private Path kept;

    /** Refuses files that are not there. */
    void check(TryFiles files) throws IOException {
        classPath().forEach(part -> files.there("--classpath", part));
        files.isJdk(java);
        if (tests != null) {
            files.there("--tests", tests);
            files.hasJUnit(classPath());
        }
    }

    Work work() throws IOException {
        return Work.in(Optional.ofNullable(kept));
    }

    List<Path> classPath() {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .filter(part -> !part.isEmpty())
                .map(part -> Path.of(part).toAbsolutePath())
                .toList();
    }

    Optional<Tests> tests() {
        return Optional.ofNullable(tests).map(code -> new Tests(code.toAbsolutePath(), include, !alone));
    }

    Surroundings surroundings(Work work) {
        return new Surroundings(
                MoltJar.path(), java.toAbsolutePath(), jvm, attached, initialize, work.folder(), timeout);
    }
}
