package walkthrough;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Runs the stories of target systems as a user would, on every JDK there is. */
class TargetSystemsIT {

    /** A claim that is no longer made must not go unnoticed. */
    private static final Set<String> CH_REL = Set.of(
            "created", "allocated", "not-available", "unpacked",
            "installed", "available", "versions", "same-process", "current",
            "not-permanent", "permanent", "restarted", "written",
            "downgraded", "remove-refused", "permanent-again", "removed");

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> everyClaimOfChRelIsTrue() throws Exception {
        return everyClaimIsTrue("ch_rel", CH_REL);
    }

    @TestFactory
    Stream<DynamicTest> everyClaimOfReleaseHIsTrue() throws Exception {
        return everyClaimIsTrue("release_h", Set.of(
                "before", "installed", "three-lines", "counter", "children", "sayworld", "same-component",
                "which", "made-permanent", "downgraded", "deleted", "counter-again", "same-component-again",
                "same-process"));
    }

    @TestFactory
    Stream<DynamicTest> everyClaimOfTheTourIsTrue() throws Exception {
        return everyClaimIsTrue("tour", Set.of(
                "regex", "regex-whole", "script-up", "apply-false", "undone", "undone-stopped", "installed",
                "load-module", "update", "update-supervisor", "add-module", "delete-module", "stop-start", "apply-true",
                "config-change", "add-application", "remove-application", "restart-application",
                "same-process", "script-down", "down", "up-again", "place"));
    }

    @TestFactory
    Stream<DynamicTest> everyClaimOfPeaIsTrue() throws Exception {
        Set<String> claims = new TreeSet<>(Set.of(
                "created", "basic", "simple", "embedded", "not-healthy", "not-confirmed", "installed", "loaded", "configured",
                "killed", "restart-emulator", "reboot-old"));
        if (Jdk.all().stream().map(Jdk::major).distinct().count() > 1) {
            claims.addAll(Set.of(
                    "no-jdk", "linked", "continue-after-restart", "restarted", "made-permanent", "not-healthy-after"));
        }
        return everyClaimIsTrue("pea", claims);
    }

    @TestFactory
    Stream<DynamicTest> everyClaimOfTheGameIsTrue() throws Exception {
        return everyClaimIsTrue("game", Set.of(
                "playing", "one-window", "installed", "new-enemies", "quests", "same-acceptors", "made-permanent", "mended",
                "downgraded", "same-process"));
    }

    /** The same as of {@code enemies}: no claim is true because nothing was done. */
    @Test
    void withoutRedefinitionExactlyTheClaimsAboutNewCodeFail() throws Exception {
        Walk.without(folder, Jdk.all().get(0), "ch_rel", "redefinition")
                .assertFailed(CH_REL, Set.of("available", "versions", "downgraded"));
    }

    private Stream<DynamicTest> everyClaimIsTrue(String story, Set<String> claims) throws Exception {
        List<Jdk> jdks = Jdk.all();
        assertFalse(jdks.isEmpty(), "no JDK to run on");
        return jdks.stream().map(jdk -> DynamicTest.dynamicTest(jdk.version(), () ->
                Walk.of(folder, jdk, story).assertFailed(claims, Set.of())));
    }
}
