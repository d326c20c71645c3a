package dev.molt.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.molt.diag.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A root has one heart. */
class RunFilesTest {

    @TempDir
    private Path root;

    @Test
    void anotherHeartIsRefusedUntilTheFirstIsClosed() throws IOException, RefusedException {
        Path run = root.resolve("run");
        RunFiles first = RunFiles.take(run, 1);
        RefusedException refused = assertThrows(RefusedException.class, () -> RunFiles.take(run, 2));
        assertEquals(
                "error: a heart beats in " + root + " already\n  cure: run bin/stop first", refused.getMessage());
        assertEquals("1\n", Files.readString(run.resolve("heart.pid")));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(run)));
        first.close();
        RunFiles.take(run, 2).close();
    }

    @Test
    void whatSomebodyLeftOpenOrBehindIsPutRight() throws IOException, RefusedException {
        Path run = Files.createDirectory(root.resolve("run"));
        Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(run.resolve("started"), "7\n");
        RunFiles.take(run, 1).close();
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(run)));
        assertFalse(Files.exists(run.resolve("started")));
    }

    @Test
    void whatHasStartedHasNotWhenItEnded() throws IOException, RefusedException {
        Path run = root.resolve("run");
        try (RunFiles files = RunFiles.take(run, 1)) {
            files.running(7);
            Files.writeString(run.resolve("started"), "7\n");
            files.ended();
            assertFalse(Files.exists(run.resolve("started")));
            assertFalse(Files.exists(run.resolve("molt.pid")));
        }
    }
}
