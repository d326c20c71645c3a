package dev.molt.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.archive.Limits;
import dev.molt.archive.PackedFile;
import dev.molt.archive.Packing;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.registry.Registry;
import dev.molt.registry.Release;
import dev.molt.registry.Root;
import dev.molt.target.Unpacking.Unpacked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes beside the first release, what is kept, and what is refused and leaves no trace. */
class UnpackingTest {

    @TempDir
    private Path folder;

    private Workshop workshop;
    private Path root;
    private Registry registry;

    @BeforeEach
    void makeSystem() throws IOException, RefusedException {
        workshop = Workshop.of(folder.resolve("workshop"));
        root = TargetSystem.create(workshop.first(), folder.resolve("system")).root();
        registry = Registry.open(Root.open(root));
    }

    @AfterEach
    void close() throws IOException {
        registry.close();
    }

    @Test
    void aReleaseComesBesideTheOther() throws IOException, RefusedException {
        Unpacked second = unpack(workshop.archive(workshop.second(), "second.jar"));
        assertFalse(second.already());
        assertTrue(second.digest().matches("[0-9a-f]{64}"), second.digest());
        assertEquals(List.of(), second.warnings());
        assertEquals("SECOND unpacked, FIRST permanent", which());
        assertEquals(
                "-classpath\n\"lib/regis-1.0/regis-1.0.jar:lib/pea-2.0/pea-2.0.jar:lib/molt-1.0/molt.jar\"\n",
                Files.readString(root.resolve("releases/SECOND/start.args")));
        assertTrue(Files.exists(root.resolve("releases/SECOND/start.boot")));
        assertEquals("- 1.0 FIRST\n", Files.readString(root.resolve("releases/start.data")));
        assertFalse(Files.exists(root.resolve("releases/.staging")));
    }

    @Test
    void theSameArchiveAgainChangesNothing() throws IOException, RefusedException {
        Path archive = workshop.archive(workshop.second(), "second.jar");
        Release release = unpack(archive).release();
        Unpacked again = unpack(archive);
        assertTrue(again.already());
        assertEquals(release, again.release());
        assertEquals("SECOND unpacked, FIRST permanent", which());
    }

    @Test
    void whatMoltMakesOfItIsMadeAgain() throws IOException, RefusedException {
        Path archive = workshop.archive(workshop.second(), "second.jar");
        unpack(archive);
        Path boot = root.resolve("releases/SECOND/start.boot");
        Path arguments = root.resolve("releases/SECOND/start.args");
        List<String> made = List.of(Files.readString(boot), Files.readString(arguments));
        Files.writeString(boot, "x");
        Files.delete(arguments);
        assertTrue(unpack(archive).already());
        assertEquals(made, List.of(Files.readString(boot), Files.readString(arguments)));
    }

    @Test
    void twoAtOnceDoNotDisturbEachOther() throws Exception {
        Path archive = workshop.archive(workshop.second(), "second.jar");
        List<CompletableFuture<Unpacked>> all = Stream.generate(() -> CompletableFuture.supplyAsync(() -> {
                    try {
                        return unpack(archive);
                    } catch (IOException | RefusedException e) {
                        throw new IllegalStateException(e);
                    }
                }, task -> new Thread(task).start()))
                .limit(6)
                .toList();
        int first = 0;
        for (CompletableFuture<Unpacked> one : all) {
            first += one.get(1, TimeUnit.MINUTES).already() ? 0 : 1;
        }
        assertEquals(1, first);
        assertEquals("SECOND unpacked, FIRST permanent", which());
    }

    @Test
    void anotherReleaseOfTheSameVersionIsRefusedByWhatDiffers() throws IOException, RefusedException {
        unpack(workshop.archive(workshop.second(), "second.jar"));
        Path other = workshop.archive(
                workshop.assembly("# mended\n" + Workshop.release("SECOND", "pea 2.0", "regis 1.0")), "other.jar");
        refused(
                other,
                "existing_release release SECOND is unpacked already, and is not that of " + other
                        + ": releases/SECOND/release.yaml is another one");
        Files.writeString(root.resolve("releases/SECOND/sys.config.yaml"), "pea: {}\n");
        Path second = workshop.archive(workshop.second(), "second.jar");
        refused(
                second,
                "existing_release release SECOND is unpacked already, and is not that of " + second
                        + ": releases/SECOND/sys.config.yaml is not in the archive");
    }

    @Test
    void aLibraryOfTheSameVersionWithOtherContentsIsRefused() throws IOException, RefusedException {
        workshop.application("regis", "1.0", "description: rebuilt\n");
        Path archive = workshop.archive(workshop.second(), "second.jar");
        refused(
                archive,
                "existing_folder " + root + "/lib/regis-1.0 is there already, and holds something else");
        assertEquals("FIRST permanent", which());
        assertFalse(Files.exists(root.resolve("lib/pea-2.0")));
    }

    @Test
    void whatTheArchiveLacksMayBeInTheSystem() throws IOException, RefusedException {
        String text = "molt: '1.0'\n" + Workshop.release("SECOND", "pea 2.0", "regis 1.0");
        Path archive = packed("SECOND", text, "lib/pea-2.0/pea-2.0.jar");
        unpack(archive);
        assertEquals("SECOND unpacked, FIRST permanent", which());
        assertFalse(Files.isSymbolicLink(root.resolve("lib/regis-1.0")));
    }

    @Test
    void anArchiveThatCouldNotStartIsRefusedWithTheNamesOfItsEntries() throws IOException, RefusedException {
        Path archive = packed("SECOND", "molt: '1.0'\n" + Workshop.release("SECOND", "pea 2.0", "rus 1.0"));
        refused(
                archive,
                "not_found there is no " + archive + "!/lib/pea-2.0",
                "not_found there is no " + archive + "!/lib/rus-1.0");
        assertEquals("FIRST permanent", which());
    }

    @Test
    void anArchiveThatContradictsItselfIsRefused() throws IOException, RefusedException {
        Path named = packed("SECOND", "molt: '1.0'\n" + Workshop.release("THIRD", "regis 1.0"));
        refused(
                named,
                "bad_release_file this is release mysystem THIRD, and the archive says that it holds mysystem SECOND");
        Path more = packed(
                "SECOND", "molt: '1.0'\n" + Workshop.release("SECOND", "regis 1.0"), "lib/pea-2.0/pea-2.0.jar");
        refused(more, "unexpected_library the archive holds lib/pea-2.0, which the release does not name");
    }

    @Test
    void aReleaseNeedsItsMolt() throws IOException, RefusedException {
        refused(
                packed("SECOND", Workshop.release("SECOND", "regis 1.0")),
                "no_molt it names no version of Molt");
        Path archive = packed("SECOND", "molt: '2.0'\n" + Workshop.release("SECOND", "regis 1.0"));
        refused(archive, "no_molt " + archive + " has no lib/molt-2.0/molt.jar, and neither has the system");
    }

    @Test
    void aJavaThatTheSystemLacksIsToldInTime() throws IOException, RefusedException {
        Path archive = workshop.archive(
                workshop.assembly("java: 99\n" + Workshop.release("SECOND", "regis 1.0")), "second.jar");
        assertEquals(
                List.of("no_jdk it runs on Java 99, and there is no " + root + "/jdk-99"), told(unpack(archive).warnings()));
    }

    /** An archive whose author did not use Molt. */
    private Path packed(String version, String descriptor, String... jars) throws IOException, RefusedException {
        List<PackedFile> files = new ArrayList<>();
        files.add(new PackedFile("releases/" + version + "/release.yaml", workshop.text("any.yaml", descriptor)));
        for (String jar : jars) {
            files.add(new PackedFile(jar, workshop.lib().resolve(jar.substring(jar.lastIndexOf('/') + 1))));
        }
        return new Packing("mysystem", version, files)
                .writeInto(Files.createTempDirectory(folder, "packed"), Limits.defaults(), Optional.empty());
    }

    private Unpacked unpack(Path archive) throws IOException, RefusedException {
        return new Unpacking(registry, Limits.defaults(), Optional.empty()).unpack(archive);
    }

    private void refused(Path archive, String... told) {
        String before = which();
        RefusedException refused = assertThrows(RefusedException.class, () -> unpack(archive));
        assertEquals(List.of(told), told(refused.diagnostics()));
        assertEquals(before, which());
        assertFalse(Files.exists(root.resolve("releases/.staging")));
    }

    private static List<String> told(List<Diagnostic> diagnostics) {
        return diagnostics.stream().map(found -> found.code() + " " + found.message()).toList();
    }

    private String which() {
        return registry.releases().stream()
                .map(release -> release.version() + " " + release.status())
                .collect(Collectors.joining(", "));
    }
}
