package dev.molt.registry;

import static dev.molt.registry.Operation.FIRST;
import static dev.molt.registry.Operation.SECOND;
import static dev.molt.registry.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.diag.RefusedException;
import dev.molt.registry.Operation.Written;
import dev.molt.testing.OtherJdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be done with the releases of a root, and what the disk holds then. */
class RegistryTest {

    @TempDir
    private Path folder;

    private Root root;
    private Registry registry;

    @BeforeEach
    void makeRoot() throws IOException, RefusedException {
        root = Root.create(folder.resolve("root"));
        registry = Registry.open(root);
        Operation.ADD.prepare(registry);
        registry.started("FIRST");
    }

    @AfterEach
    void close() throws IOException {
        registry.close();
    }

    private void addSecond() throws IOException, RefusedException {
        Operation.ADD.run(registry, Written.NOBODY);
    }

    private static String text(List<Release> releases) {
        return releases.stream().map(r -> r.version() + " " + r.status()).collect(Collectors.joining(", "));
    }

    private void assertReleases(String inMemory, String onDisk, String start) throws IOException, RefusedException {
        assertEquals(inMemory, text(registry.releases()));
        assertEquals(onDisk, text(Registry.look(root)));
        assertEquals(start, Files.readString(root.startData()));
    }

    private void startAgain(String version) throws IOException, RefusedException {
        registry.close();
        registry = Registry.open(root);
        registry.started(version);
    }

    @Test
    void aReleaseGoesItsWay() throws IOException, RefusedException {
        assertReleases("FIRST permanent", "FIRST permanent", "17 0.1.0 FIRST\n");
        addSecond();
        assertReleases("SECOND unpacked, FIRST permanent", "SECOND unpacked, FIRST permanent", "17 0.1.0 FIRST\n");
        registry.installed("SECOND");
        assertReleases("SECOND current, FIRST permanent", "SECOND unpacked, FIRST permanent", "17 0.1.0 FIRST\n");
        assertEquals("SECOND", registry.latest().orElseThrow().version());
        registry.makePermanent("SECOND");
        assertReleases("SECOND permanent, FIRST old", "SECOND permanent, FIRST old", "17 0.1.0 SECOND\n");
        assertEquals("SECOND", registry.permanent().orElseThrow().version());
        registry.rebootOld("FIRST");
        assertReleases("SECOND old, FIRST permanent", "SECOND old, FIRST permanent", "17 0.1.0 FIRST\n");
        startAgain("FIRST");
        registry.remove("SECOND");
        assertReleases("FIRST permanent", "FIRST permanent", "17 0.1.0 FIRST\n");
    }

    @Test
    void aRestartForgetsWhatIsCurrent() throws IOException, RefusedException {
        addSecond();
        registry.installed("SECOND");
        startAgain("FIRST");
        assertReleases("SECOND unpacked, FIRST permanent", "SECOND unpacked, FIRST permanent", "17 0.1.0 FIRST\n");
    }

    @Test
    void aStartWithAnotherReleaseIsForOnce() throws IOException, RefusedException {
        addSecond();
        registry.startOnce("SECOND");
        assertEquals(SECOND.startPointer(), registry.start().once().orElseThrow());
        assertEquals(SECOND.startPointer(), registry.start().take());
        assertFalse(Files.exists(root.newStartData()));
        startAgain("SECOND");
        assertReleases("SECOND current, FIRST permanent", "SECOND unpacked, FIRST permanent", "17 0.1.0 FIRST\n");
        assertEquals(FIRST.startPointer(), registry.start().take());
        assertEquals(FIRST.startPointer(), registry.start().permanent().orElseThrow());
    }

    @Test
    void aBrokenStartForOnceIsTakenAwayAndRefused() throws IOException, RefusedException {
        Files.writeString(root.newStartData(), "SECOND");
        assertRefused("bad_start_data", root.newStartData() + ":1:1: error: this is not what to start with: "
                + "a Java version or -, Molt's version and the release's version\n  SECOND\n  ^\n"
                + "  cure: write one line such as: 17 0.1.0 FIRST", () -> registry.start().take());
        assertEquals(FIRST.startPointer(), registry.start().take());
    }

    @Test
    void whatRunsIsNotInstalledAgain() throws IOException, RefusedException {
        assertRefused("already_installed", "error: release FIRST is permanent, and so installed already",
                () -> registry.checkInstall("FIRST"));
        addSecond();
        registry.checkInstall("SECOND");
        registry.installed("SECOND");
        registry.installed("FIRST");
        assertReleases("SECOND old, FIRST permanent", "SECOND old, FIRST permanent", "17 0.1.0 FIRST\n");
    }

    @Test
    void whatRunsOrStartsNextIsNotRemoved() throws IOException, RefusedException {
        addSecond();
        registry.startOnce("SECOND");
        assertRefused("bad_status", "error: release SECOND is what the system starts with the next time\n"
                + "  cure: start the system first", () -> registry.remove("SECOND"));
        registry.installed("SECOND");
        registry.makePermanent("SECOND");
        registry.rebootOld("FIRST");
        assertRefused("bad_status", "error: release SECOND still runs\n"
                + "  cure: install another release first, or start the system again",
                () -> registry.setRemoved("SECOND"));
    }

    @Test
    void removeDeletesWhatNobodyElseUses() throws IOException, RefusedException {
        addSecond();
        registry.remove("SECOND");
        assertFalse(Files.exists(root.release("SECOND").path()));
        assertFalse(Files.exists(root.library("pea", "2.0")));
        assertTrue(Files.exists(root.library("pea", "1.0")));
        assertTrue(Files.exists(root.library("regis", "1.0.0")));
        assertTrue(Files.exists(root.library("molt", "0.1.0")));
    }

    @Test
    void linksInAReleaseAreRemovedAndNotFollowed() throws IOException, RefusedException {
        addSecond();
        Path release = root.release("SECOND").path();
        Path outside = Files.writeString(folder.resolve("outside"), "stays");
        Files.createSymbolicLink(release.resolve("itself"), release);
        Files.createSymbolicLink(release.resolve("circle"), release.resolve("circle"));
        Files.createSymbolicLink(root.library("pea", "2.0").resolve("out"), outside);
        registry.remove("SECOND");
        assertFalse(Files.exists(release));
        assertFalse(Files.exists(root.library("pea", "2.0")));
        assertEquals("stays", Files.readString(outside));
        assertEquals("FIRST permanent", text(registry.releases()));
    }

    @Test
    void setRemovedDeletesNothingAndUnpackedAgainItIsTheSame() throws IOException, RefusedException {
        addSecond();
        registry.setRemoved("SECOND");
        assertEquals(Optional.empty(), registry.find("SECOND"));
        assertTrue(Files.exists(root.library("pea", "2.0")));
        registry.setUnpacked(SECOND);
        registry.setRemoved("SECOND");
        addSecond();
        assertEquals(Optional.of(SECOND), registry.find("SECOND"));
        assertFalse(Files.exists(root.staging()));
    }

    @Test
    void whatIsThereAndIsSomethingElseIsNotReplaced() throws IOException, RefusedException {
        Path there = Files.createDirectory(root.library("pea", "2.0"));
        assertRefused("existing_folder", "error: " + there + " is there already, and holds something else\n"
                + "  cure: give what is new another version, or delete " + there + " if nobody uses it",
                this::addSecond);
        assertEquals("FIRST permanent", text(registry.releases()));
        assertFalse(Files.exists(root.release("SECOND").path()));
    }

    @Test
    void oneReleaseIsAddedOnce() throws IOException, RefusedException {
        addSecond();
        assertRefused("existing_release", "error: release SECOND is there already\n"
                + "  cure: remove it first, or give the new one another version", () -> registry.setUnpacked(SECOND));
        assertRefused("existing_release", "error: " + root + " has releases already\n"
                + "  cure: unpack and install this one", () -> registry.create(SECOND, List.of()));
    }

    @Test
    void everyLibraryHasToBeThere() {
        assertRefused("no_such_library", "error: release SECOND needs pea 2.0, and there is no folder "
                + root.lib().resolve("pea-2.0") + "\n  cure: unpack it with the release",
                () -> registry.setUnpacked(SECOND));
    }

    @Test
    void twoLibrariesDoNotShareAFolder() {
        Release odd = new Release("s", "ODD", Optional.empty(), "0.1.0",
                List.of(new Library("pea", "9", "lib/pea-1.0")), ReleaseStatus.UNPACKED);
        assertRefused("bad_library", "error: lib/pea-1.0 holds pea 1.0 of release FIRST, and cannot hold pea 9\n"
                + "  cure: give it another folder", () -> registry.setUnpacked(odd));
    }

    @Test
    void foldersGetToTheirPlacesOnly() throws IOException, RefusedException {
        Path staged = Files.createDirectory(registry.stage().resolve("x"));
        assertRefused("bad_target", "error: " + root.bin() + " is no folder of release SECOND\n"
                + "  cure: stage its folder in releases and those of its libraries only",
                () -> registry.add(SECOND, List.of(new Staged(staged, root.bin()))));
        Path pea = root.library("pea", "2.0");
        assertRefused("bad_staged", "error: " + root.bin() + " is no folder in " + root.staging()
                + "\n  cure: put it there first",
                () -> registry.add(SECOND, List.of(new Staged(root.bin(), pea))));
        assertRefused("bad_target", "error: two folders are to get to " + pea + "\n  cure: stage each folder once",
                () -> registry.add(SECOND, List.of(new Staged(staged, pea), new Staged(staged, pea))));
    }

    @Test
    void aLostOrBrokenFileIsNotReplaced() throws IOException, RefusedException {
        registry.close();
        Files.writeString(root.registry(), "{\"format\": 1");
        assertRefused("broken_file", "error: " + root.registry() + " cannot be understood: this is no JSON "
                + "at line 1 column 13\n  cure: put the file right, or take it from a backup; nothing was written",
                () -> Registry.open(root));
        assertEquals("{\"format\": 1", Files.readString(root.registry()));
        Files.delete(root.registry());
        assertRefused("no_releases", "error: there is no " + root.registry() + ", although " + root.startData()
                + " names a release\n  cure: take it from a backup", () -> Registry.open(root));
        assertFalse(Files.exists(root.registry()));
    }

    @Test
    void oneAtATime() throws IOException, RefusedException {
        assertRefused("busy", "error: this process works on " + root + " already\n"
                + "  cure: try again when it has finished", () -> Registry.open(root));
        // The refusal above has not ended the lock of the first.
        assertEquals("error: another process works on " + root + " already\n  cure: try again when it has finished",
                OtherJdks.here().run(List.of(), OpeningProgram.class, root.toString()).strip());
        registry.close();
        assertEquals("FIRST permanent",
                OtherJdks.here().run(List.of(), OpeningProgram.class, root.toString()).strip());
        registry = Registry.open(root);
    }

    @Test
    void theTreeCanBeMoved() throws IOException, RefusedException {
        addSecond();
        registry.close();
        Path moved = Files.move(root.path(), folder.resolve("moved"));
        registry = Registry.open(Root.open(moved));
        registry.remove("SECOND");
        assertFalse(Files.exists(moved.resolve("lib/pea-2.0")));
        assertEquals("FIRST permanent", text(registry.releases()));
    }
}
