package walkthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Leaves one part of Molt out at a time: the claims that need it are false then, and no others. */
class QuestControlsIT {

    /** What takes all players, behind the first upgrade. */
    private static final Set<String> NEED_PLAYERS = Set.of(
            "playing-new", "new-enemies", "quests", "quest-done", "same-sockets", "same-players", "as-told",
            "downgraded", "playing-back", "old-enemies-back", "same-sockets-back", "same-players-back", "as-told-back",
            "upgraded-again", "playing-again", "new-enemies-again", "quests-again", "quest-done-again",
            "same-sockets-again", "same-players-again", "as-told-again", "no-exceptions");

    /** Nothing is said about speed where there is less to do, or more to wait for. */
    static final Set<String> SPEED = Set.of("quick", "no-silence");

    /** New code. Who sleeps is in old code all the time, by its lines, and may stay there. */
    private static final Set<String> NEED_REDEFINITION = Set.of(
            "new-enemies", "quest-done", "new-enemies-again", "quest-done-again", "quest-deleted", "freed");

    /** All that needs players: each dies of its first kill in new code, as it has no quest. */
    private static final Set<String> NEED_TRANSFORM = union(
            NEED_PLAYERS, Set.of("upgraded", "no-silence", "sleepers-downgraded", "sleepers-no-exceptions"));

    /** Who sleeps in code that will ask for a quest has none when it wakes up. */
    private static final Set<String> NEED_DRAIN = Set.of("sleepers-downgraded", "sleepers-no-exceptions");

    /** Without gates those who sleep are back in the same code before anybody sees them outside: nothing is changed. */
    private static final Set<String> NEED_GATE = Set.of("sleepers-downgraded");

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> exactlyTheClaimsThatNeedAPartFailWithoutIt() throws Exception {
        // One JDK: what is controlled is the claims, not the JDKs.
        Jdk jdk = Jdk.all().get(0);
        return Stream.of(
                DynamicTest.dynamicTest("redefinition", () -> Walk.of(folder, jdk, "quest", "--without", "redefinition")
                        .assertFailed(QuestIT.CLAIMS, NEED_REDEFINITION, SPEED)),
                DynamicTest.dynamicTest("transform", () -> Walk.of(folder, jdk, "quest", "--without", "transform")
                        .assertFailed(QuestIT.CLAIMS, NEED_TRANSFORM, Set.of("quick"))));
    }

    /** At eighty times the speed it is chance who is in the wrong place; at the game's own, all but one or two are. */
    @TestFactory
    Stream<DynamicTest> exactlyTheClaimsOfSleepersThatNeedAPartFailWithoutIt() {
        return Stream.of(
                DynamicTest.dynamicTest("drain", () -> sleepers(NEED_DRAIN, SPEED, "drain")),
                DynamicTest.dynamicTest("gate", () -> sleepers(NEED_GATE, SPEED, "gate")));
    }

    /** All of Molt is there, but twenty players wait for a transform that takes 110 ms for each. */
    @Test
    void aSlowUpgradeIsNoticed() throws Exception {
        Path root = Path.of(System.getProperty("walkthrough.root"));
        String quick = Files.readString(root.resolve("upgrades/processquest-1.1.0.appup.yaml"));
        String slow = quick.replace("quest.Quest.fetch()", "new java.util.concurrent.Semaphore(0).tryAcquire(110L,"
                + " java.util.concurrent.TimeUnit.MILLISECONDS) ? null : quest.Quest.fetch()");
        assertNotEquals(quick, slow);
        Path appup = Files.writeString(folder.resolve("slow.appup.yaml"), slow);
        sleepers(SPEED, Set.of(), "", "--appup", appup.toString());
    }

    /** Asserts which claims about sleepers are false; what was told is printed only if it is not so. */
    private static void sleepers(Set<String> failed, Set<String> undecided, String left, String... appup) throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Claims claims = new Claims(new PrintStream(printed, true));
        new Sleepers(new Options("quest", false, Jdk.all().get(0).home(), left), claims, appup).tell();
        assertEquals(failed, printed.toString().lines().filter(line -> line.startsWith("FAILED "))
                .map(line -> line.substring("FAILED ".length(), line.indexOf(':')))
                .filter(claim -> !undecided.contains(claim))
                .collect(Collectors.toSet()), printed::toString);
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet());
    }
}
