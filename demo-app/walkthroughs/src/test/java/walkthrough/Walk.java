package walkthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A walkthrough that was run as a user would, and has ended. */
record Walk(int exit, String printed) {

    private static final Pattern CLAIM = Pattern.compile("(ok|FAILED) +([a-z-]+): .*");
    private static final int DEADLINE_SECONDS = 240;

    /** Runs a story with its server on one JDK. */
    static Walk of(Path folder, Jdk jdk, String story, String... options) throws IOException, InterruptedException {
        return of(folder, Map.of(), jdk, story, options);
    }

    /** Runs a story of target systems, all of whose JVMs lack a part of Molt. */
    static Walk without(Path folder, Jdk jdk, String story, String part) throws IOException, InterruptedException {
        return of(folder, Map.of("JAVA_TOOL_OPTIONS", "-Dmolt.test.without=" + part), jdk, story);
    }

    private static Walk of(Path folder, Map<String, String> environment, Jdk jdk, String story, String... options)
            throws IOException, InterruptedException {
        String molt = System.getProperty("walkthrough.molt");
        assertTrue(Files.exists(Path.of(molt)), () -> "the agent is not built: there is no " + molt);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dwalkthrough.root=" + System.getProperty("walkthrough.root"),
                "-Dwalkthrough.molt=" + molt,
                "-jar", System.getProperty("walkthrough.jar"),
                story, "--java", jdk.home().toString()));
        command.addAll(List.of(options));
        Path printed = Files.createTempFile(folder, "walk", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(printed.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertTrue(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS), () -> "no end: " + command);
        } finally {
            // It ends what it started, also what is no child of it, if it is asked to.
            process.destroy();
            process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS);
            // The server is a child of it, and would outlive it.
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return new Walk(process.exitValue(), Files.readString(printed));
    }

    /** Asserts that it made exactly these claims, and that exactly those of them are false. */
    void assertFailed(Set<String> claims, Set<String> failed) {
        assertFailed(claims, failed, Set.of());
    }

    /**
     * Asserts that it made exactly these claims, and which of them are false.
     *
     * @param undecided claims which chance makes false or not
     */
    void assertFailed(Set<String> claims, Set<String> failed, Set<String> undecided) {
        Map<String, Boolean> outcomes = new LinkedHashMap<>();
        printed.lines().map(CLAIM::matcher).filter(Matcher::matches)
                .forEach(claim -> outcomes.put(claim.group(2), claim.group(1).equals("ok")));
        Set<String> failures = new LinkedHashSet<>(outcomes.keySet());
        failures.removeIf(outcomes::get);
        Set<String> expected = new LinkedHashSet<>(failures);
        expected.retainAll(undecided);
        expected.addAll(failed);
        assertEquals(expected, failures, printed);
        assertEquals(claims, outcomes.keySet(), printed);
        assertEquals(failures.isEmpty() ? 0 : 1, exit, printed);
        String last = printed.lines().reduce("", (before, line) -> line);
        assertEquals(claims.size() - failures.size() + " passed, " + failures.size() + " failed", last, printed);
    }
}
