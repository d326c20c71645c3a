package walkthrough;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Runs the walkthrough as a user would, on every JDK there is. */
class EnemiesIT {

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
        return Walk.of(folder, jdk, "enemies", options);
    }
}
