package walkthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Runs the walkthrough as a user would, on every JDK there is. */
class EnemiesIT {

    private static final Pattern CLAIM = Pattern.compile("(ok|FAILED) +([a-z-]+): .*");
    private static final int DEADLINE_SECONDS = 180;

    /** A claim that is no longer made must not go unnoticed. */
    private static final Set<String> CLAIMS = Set.of(
            "playing", "old-enemies", "old-wording",
            "status-before", "refused-misspelt", "refused-absent", "refused-changes-nothing",
            "planned", "upgraded", "same-sockets", "status-after", "new-enemies", "new-wording",
            "same-process", "same-acceptors", "acceptors-serve",
            "downgraded", "same-sockets-again", "status-again", "old-enemies-again", "old-wording-again", "history",
            "same-process-to-the-end");

    private static final Set<String> CLAIMS_ABOUT_NEW_CODE = Set.of("new-enemies", "new-wording");

    private static List<Jdk> jdks;

    @TempDir
    Path folder;

    @BeforeAll
    static void findJdks() throws Exception {
        jdks = Jdk.all();
        assertFalse(jdks.isEmpty(), "no JDK to run on");
        String molt = System.getProperty("walkthrough.molt");
        assertTrue(Files.exists(Path.of(molt)), () -> "the agent is not built: there is no " + molt);
    }

    @TestFactory
    Stream<DynamicTest> everyClaimIsTrue() {
        Set<String> whenAttached = new LinkedHashSet<>(CLAIMS);
        whenAttached.add("attached");
        return jdks.stream().flatMap(jdk -> Stream.of(
                DynamicTest.dynamicTest(jdk.version() + ", at startup", () -> walk(jdk).assertFailed(CLAIMS, Set.of())),
                DynamicTest.dynamicTest(jdk.version() + ", attached", () ->
                        walk(jdk, "--attach").assertFailed(whenAttached, Set.of()))));
    }

    @TestFactory
    Stream<DynamicTest> withoutRedefinitionExactlyTheClaimsAboutNewCodeFail() {
        return jdks.stream().map(jdk -> DynamicTest.dynamicTest(jdk.version(), () ->
                walk(jdk, "--without", "redefinition").assertFailed(CLAIMS, CLAIMS_ABOUT_NEW_CODE)));
    }

    private Walk walk(Jdk jdk, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dwalkthrough.root=" + System.getProperty("walkthrough.root"),
                "-Dwalkthrough.molt=" + System.getProperty("walkthrough.molt"),
                "-jar", System.getProperty("walkthrough.jar"),
                "enemies", "--java", jdk.home().toString()));
        command.addAll(List.of(options));
        Path printed = Files.createTempFile(folder, "walk", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        try {
            assertTrue(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS), () -> "no end: " + command);
        } finally {
            // The server is a child of it, and would outlive it.
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return new Walk(process.exitValue(), Files.readString(printed));
    }

    /** A walkthrough that has ended. */
    private record Walk(int exit, String printed) {

        void assertFailed(Set<String> claims, Set<String> failed) {
            Map<String, Boolean> outcomes = new LinkedHashMap<>();
            printed.lines().map(CLAIM::matcher).filter(Matcher::matches)
                    .forEach(claim -> outcomes.put(claim.group(2), claim.group(1).equals("ok")));
            Set<String> failures = new LinkedHashSet<>(outcomes.keySet());
            failures.removeIf(outcomes::get);
            assertEquals(failed, failures, printed);
            assertEquals(claims, outcomes.keySet(), printed);
            assertEquals(failed.isEmpty() ? 0 : 1, exit, printed);
            String last = printed.lines().reduce("", (before, line) -> line);
            assertEquals(claims.size() - failed.size() + " passed, " + failed.size() + " failed", last, printed);
        }
    }
}
