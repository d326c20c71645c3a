package dev.molt.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.molt.diag.RefusedException;
import dev.molt.registry.Root;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which JDKs are linked, and under which name. */
class JdkLinkTest {

    @TempDir
    private Path folder;

    private Root root;

    @BeforeEach
    void makeRoot() throws IOException, RefusedException {
        root = Root.create(folder.resolve("root"));
    }

    @Test
    void theLinkHasTheNameOfTheFeatureReleaseAndCanBeTurned() throws IOException, RefusedException {
        Path older = jdk("older", "JAVA_VERSION=\"21.0.1\"\n");
        Path newer = jdk("newer", "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"21.0.9\"\n");
        assertEquals(new JdkLink(21, root.jdk(21), older), JdkLink.make(root, older));
        assertEquals(older, Files.readSymbolicLink(root.jdk(21)));
        JdkLink.make(root, newer);
        assertEquals(newer, Files.readSymbolicLink(root.jdk(21)));
    }

    @Test
    void whatIsNoJdkOfTheseDaysIsRefused() throws IOException {
        refused(folder, folder + " is no JDK: it has no bin/java or no file release");
        Path eight = jdk("eight", "JAVA_VERSION=\"1.8.0_292\"\n");
        refused(eight, eight + "/release says JAVA_VERSION=\"1.8.0_292\", and Molt needs 17 or newer");
        Path silent = jdk("silent", "IMPLEMENTOR=\"x\"\n");
        refused(silent, silent + "/release says JAVA_VERSION=\"\", and Molt needs 17 or newer");
    }

    @Test
    void aJdkInThePlaceOfTheLinkStays() throws IOException {
        Files.createDirectory(root.jdk(21));
        refused(jdk("other", "JAVA_VERSION=\"21\"\n"), root.jdk(21) + " is no link, but a JDK itself");
    }

    private void refused(Path home, String told) {
        RefusedException refused = assertThrows(RefusedException.class, () -> JdkLink.make(root, home));
        assertEquals(told, refused.diagnostics().get(0).message());
    }

    private Path jdk(String name, String release) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name).resolve("bin")).getParent();
        Path java = Files.createFile(home.resolve("bin/java"));
        if (!java.toFile().setExecutable(true)) {
            throw new AssertionError(java);
        }
        Files.writeString(home.resolve("release"), release);
        return home;
    }
}
