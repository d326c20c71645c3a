package dev.molt.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.archive.Limits;
import dev.molt.diag.RefusedException;
import dev.molt.registry.Registry;
import dev.molt.registry.Root;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A root that is made holds all that it needs to start, and its first release is registered; or there is none. */
class TargetSystemTest {

    @TempDir
    private Path folder;

    private Workshop workshop;
    private Path systems;

    @BeforeEach
    void open() throws IOException {
        workshop = Workshop.of(folder.resolve("workshop"));
        systems = Files.createDirectory(folder.resolve("systems"));
    }

    @Test
    void oneMadeOfWhatWasBuiltAndOneFromTheArchiveAreTheSame() throws IOException, RefusedException {
        TargetSystem.create(workshop.first(), systems.resolve("one"));
        Path archive = workshop.archive(workshop.first(), "first.jar");
        TargetSystem.install(archive, systems.resolve("two"), Limits.defaults(), Optional.empty());
        List<String> files = Workshop.files(systems.resolve("one"));
        assertEquals(
                List.of(
                        "bin/molt",
                        "bin/mysystem.service",
                        "bin/start",
                        "bin/stop",
                        "lib/molt-1.0/molt.jar",
                        "lib/pea-1.0/pea-1.0.jar",
                        "lib/regis-1.0/regis-1.0.jar",
                        "releases/.lock",
                        "releases/FIRST/release.yaml",
                        "releases/FIRST/start.args",
                        "releases/FIRST/start.boot",
                        "releases/RELEASES",
                        "releases/start.data"),
                files);
        assertEquals(files, Workshop.files(systems.resolve("two")));
        for (String file : files) {
            boolean same = Files.mismatch(systems.resolve("one").resolve(file), systems.resolve("two").resolve(file)) < 0;
            assertEquals(!file.endsWith(".service"), same, file);
        }
    }

    @Test
    void itsReleaseIsPermanentAndStarts() throws IOException, RefusedException {
        TargetSystem.Made made = TargetSystem.create(workshop.first(), systems.resolve("one"));
        assertEquals(systems.resolve("one"), made.root());
        assertEquals("FIRST permanent", which(made.root()));
        assertEquals("- 1.0 FIRST\n", Files.readString(made.root().resolve("releases/start.data")));
        assertEquals(
                "-classpath\n\"lib/regis-1.0/regis-1.0.jar:lib/pea-1.0/pea-1.0.jar:lib/molt-1.0/molt.jar\"\n",
                Files.readString(made.root().resolve("releases/FIRST/start.args")));
    }

    private static String which(Path root) throws IOException, RefusedException {
        List<String> releases = Registry.look(Root.open(root)).stream()
                .map(release -> release.version() + " " + release.status())
                .toList();
        return String.join(", ", releases);
    }

    @Test
    void permissionsAreWhatTheyHaveToBeWhateverTheUmask() throws IOException, RefusedException {
        Path root = TargetSystem.create(workshop.first(), systems.resolve("one")).root();
        assertEquals("rwxr-xr-x", permissions(root));
        assertEquals("rwx------", permissions(root.resolve("run")));
        assertEquals("rwxr-xr-x", permissions(root.resolve("bin/start")));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void theUnitNamesTheRootAsSystemdReadsIt() throws IOException, RefusedException {
        Path root = TargetSystem.create(workshop.first(), systems.resolve("100% \"a\" $b")).root();
        String unit = Files.readString(root.resolve("bin/mysystem.service"));
        String path = systems.toRealPath() + "/100%% \\\"a\\\" $b/bin/start";
        assertTrue(unit.contains("\nExecStart=\"" + path + "\" heart\n"), unit);
    }

    @Test
    void anEmptyFolderIsTakenAndOneWithSomethingInItIsNot() throws IOException, RefusedException {
        Path one = Files.createDirectory(systems.resolve("one"));
        TargetSystem.create(workshop.first(), one);
        assertEquals(
                "error: " + one + " is there already, and is not an empty folder\n"
                        + "  cure: name another one, or unpack into the system that it is: molt unpack",
                refused(workshop.first(), one));
        assertEquals("FIRST permanent", which(one));
    }

    @Test
    void aReleaseThatCannotStartLeavesNothing() throws IOException {
        Assembly bad = workshop.assembly(Workshop.release("FIRST", "pea 1.0"));
        assertTrue(refused(bad, systems.resolve("one")).contains("pea needs regis to be started before it"));
        assertEquals(0, systems.toFile().list().length);
        assertEquals(
                "error: there is no folder to make " + systems.resolve("a/b") + " in\n  cure: make that first",
                refused(workshop.first(), systems.resolve("a/b")));
        assertFalse(Files.exists(systems.resolve("a")));
    }

    private static String refused(Assembly assembly, Path directory) {
        return assertThrows(RefusedException.class, () -> TargetSystem.create(assembly, directory)).getMessage();
    }
}
