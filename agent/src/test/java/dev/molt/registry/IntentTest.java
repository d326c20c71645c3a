package dev.molt.registry;

import static dev.molt.registry.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.diag.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps that are written down before they are done. */
class IntentTest {

    @TempDir
    private Path folder;

    private Root root;
    private Intent intent;

    @BeforeEach
    void makeRoot() throws IOException, RefusedException {
        root = Root.create(folder.resolve("root"));
        intent = new Intent(root, new RealDisk());
    }

    @Test
    void allStepsAreDone() throws IOException, RefusedException {
        Files.createDirectory(root.path().resolve("aside"));
        Files.createDirectories(root.lib().resolve("a/b"));
        intent.perform(List.of(
                new Step.Move("aside", "lib/new"),
                new Step.Write("releases/x", "line 1\nline \"2\"\n"),
                new Step.Delete("lib/a"),
                new Step.Delete("lib/never")));
        assertEquals("line 1\nline \"2\"\n", Files.readString(root.releases().resolve("x")));
        assertTrue(Files.isDirectory(root.lib().resolve("new")));
        assertTrue(Files.notExists(root.lib().resolve("a")));
        assertTrue(Files.notExists(root.intent()));
    }

    @Test
    void linksAreDeletedAndNotFollowed() throws IOException, RefusedException {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("kept"), "");
        Path doomed = Files.createDirectory(root.lib().resolve("a"));
        Files.createSymbolicLink(doomed.resolve("self"), Path.of("."));
        Files.createSymbolicLink(doomed.resolve("outside"), outside);
        Files.createSymbolicLink(doomed.resolve("nowhere"), Path.of("nowhere-at-all"));
        Files.createSymbolicLink(root.lib().resolve("link"), outside);
        intent.perform(List.of(new Step.Delete("lib/a"), new Step.Delete("lib/link")));
        assertEquals(Map.of("", "/"), Snapshot.of(root.lib()));
        assertTrue(Files.exists(outside.resolve("kept")));
    }

    @Test
    void aPathThatLeadsOutIsRefused() throws IOException {
        for (String path : List.of("../x", "/etc/x", "lib/../../x", "", ".", "lib/./x", "a\0b")) {
            Files.deleteIfExists(root.intent());
            assertRefused(
                    "bad_path",
                    "error: \"" + path + "\" is not a path inside of " + root
                            + "\n  cure: write it relative to the root",
                    () -> intent.perform(List.of(new Step.Write(path, ""))));
        }
    }

    @Test
    void whatWasWrittenDownAndCannotBeDoneIsTold() throws IOException, RefusedException {
        IOException failure =
                assertThrows(IOException.class, () -> intent.perform(List.of(new Step.Move("lib/from", "lib/to"))));
        assertEquals(
                "the change in " + root.intent() + " is begun and cannot be brought to its end: java.io.IOException: "
                        + "there is neither " + root + "/lib/from nor " + root + "/lib/to"
                        + "; put that right, and it goes on when " + root + " is opened next",
                failure.getMessage());
        assertTrue(Files.exists(root.intent()));
        Files.createDirectory(root.lib().resolve("to"));
        intent.finish();
        assertTrue(Files.notExists(root.intent()));
    }

    @Test
    void aBrokenOneIsRefusedAndStays() throws IOException {
        Files.writeString(root.intent(), "{\"steps\": [{\"delete\": \"lib/a\", \"force\": \"yes\"}]}");
        assertRefused(
                "broken_file",
                "error: " + root.intent() + " cannot be understood: steps[0]: there is no field \"force\""
                        + "\n  cure: put the file right, or take it from a backup; nothing was written",
                intent::finish);
        assertTrue(Files.exists(root.intent()));
    }
}
