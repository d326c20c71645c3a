package dev.molt.registry;

import static dev.molt.registry.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.diag.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where everything lies, and who may have put it there. */
class RootTest {

    @TempDir
    private Path folder;

    private Root root;

    @BeforeEach
    void makeRoot() throws IOException, RefusedException {
        root = Root.create(folder.toRealPath().resolve("root"));
    }

    @Test
    void isMadeWithItsFolders() throws IOException, RefusedException {
        assertEquals(
                List.of("", "bin", "lib", "log", "releases", "run"), List.copyOf(Snapshot.of(root.path()).keySet()));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(root.run())));
        Root.create(root.path());
    }

    @Test
    void everythingHasItsPlace() throws RefusedException {
        Path p = root.path();
        assertEquals(p.resolve("lib/a-1.0"), root.library("a", "1.0"));
        assertEquals(p.resolve("lib/a-1.0"), root.library(Library.of("a", "1.0")));
        assertEquals(p.resolve("releases/A"), root.release("A").path());
        assertEquals(p.resolve("releases/A/sys.config.yaml.src"), root.release("A").configSource());
        assertEquals(p.resolve("jdk-17"), root.jdk(17));
        assertEquals("releases/A/start.args", root.relative(root.release("A").startArguments()));
        assertEquals(p.resolve("releases/A"), root.inside("releases/A"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../x", "a/b", "a\\b", "", ".", ".lock", "a b", "a\n", "/a", "a:b", "αβ"})
    void namesLeadNowhereElse(String name) {
        String cure = "begin with a letter or a digit, and use letters, digits and . _ + ~ - only";
        assertRefused("bad_name", "error: \"" + name + "\" is not a version\n  cure: " + cure,
                () -> root.release(name));
        assertRefused("bad_name", "error: \"" + name + "\" is not a version\n  cure: " + cure,
                () -> root.library("a", name));
        assertRefused("bad_name", "error: \"" + name + "\" is not an application's name\n"
                + "  cure: begin with a letter, and use letters, digits and _ . - only", () -> root.library(name, "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RELEASES", "start.data", "new_start.data"})
    void filesOfTheRegistryAreNoReleases(String version) {
        assertRefused("bad_name", "error: no release can have the version \"" + version
                + "\", which names a file of the registry\n  cure: give it another version",
                () -> root.release(version));
    }

    @Test
    void aFolderWithoutReleasesIsNone() {
        assertRefused("no_root", "error: " + folder + " is not the root of a target system: it has no folder releases\n"
                + "  cure: name the directory that holds bin, lib and releases", () -> Root.open(folder));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lib", "releases", "releases/RELEASES", "releases/start.data", "releases/.intent"})
    void whatOthersCanWriteIsRefused(String name) throws IOException, RefusedException {
        Path path = name.isEmpty() ? root.path() : root.path().resolve(name);
        if (Files.notExists(path)) {
            Files.writeString(path, "");
        }
        for (String permissions : List.of("rwxrwxr-x", "rwxr-xrwx")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
            assertRefused("not_owner", "error: others than " + Files.getOwner(path).getName() + " can write " + path
                    + ", as its permissions are " + permissions + "\n  cure: chmod go-w " + path,
                    () -> Root.open(root.path()));
        }
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        Root.open(root.path());
    }

    @Test
    void whatBelongsToSomebodyElseIsRefused() throws IOException, RefusedException {
        UserPrincipal me = Files.getOwner(root.path());
        new Ownership(me).check(root.path());
        UserPrincipal other = () -> "other";
        String owner = me.getName();
        if (owner.equals("root")) {
            new Ownership(other).check(root.path());
            Files.setOwner(root.path(), root.path().getFileSystem().getUserPrincipalLookupService()
                    .lookupPrincipalByName("65534"));
        }
        String found = Files.getOwner(root.path()).getName();
        assertRefused("not_owner", "error: " + root + " belongs to " + found
                + ", not to other, who runs this, or to root\n"
                + "  cure: run this as " + found + ", or: chown -R other " + root,
                () -> new Ownership(other).check(root.path()));
    }
}
