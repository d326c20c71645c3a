package walkthrough;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Runs the story of the quests as a user would, on every JDK there is. */
class QuestIT {

    /** A claim that is no longer made must not go unnoticed. */
    static final Set<String> CLAIMS = Set.of(
            "quiet-jars", "playing", "old-enemies", "no-quests", "planned",
            "upgraded", "playing-new", "new-enemies", "quests", "quest-done",
            "same-process", "same-sockets", "same-acceptors", "same-players", "as-told", "quest-loaded",
            "downgraded", "playing-back", "old-enemies-back", "no-quests-back", "quest-deleted",
            "same-process-back", "same-sockets-back", "same-acceptors-back", "same-players-back", "as-told-back",
            "upgraded-again", "playing-again", "new-enemies-again", "quests-again", "quest-done-again",
            "same-process-again", "same-sockets-again", "same-acceptors-again", "same-players-again", "as-told-again",
            "history", "no-exceptions", "leak", "mended", "same-acceptors-mended", "freed",
            "asleep", "quick", "no-silence", "sleepers-downgraded", "sleepers-no-exceptions");

    @TempDir
    Path folder;

    /** But for those about speed: a build is no stopwatch, and shares its machine. */
    @TestFactory
    Stream<DynamicTest> everyClaimIsTrue() throws Exception {
        List<Jdk> jdks = Jdk.all();
        assertFalse(jdks.isEmpty(), "no JDK to run on");
        Set<String> whenAttached = new TreeSet<>(CLAIMS);
        whenAttached.add("attached");
        return jdks.stream().flatMap(jdk -> Stream.of(
                DynamicTest.dynamicTest(jdk.version() + ", at startup", () ->
                        Walk.of(folder, jdk, "quest").assertFailed(CLAIMS, Set.of(), QuestControlsIT.SPEED)),
                DynamicTest.dynamicTest(jdk.version() + ", attached", () ->
                        Walk.of(folder, jdk, "quest", "--attach").assertFailed(whenAttached, Set.of(), QuestControlsIT.SPEED))));
    }
}
