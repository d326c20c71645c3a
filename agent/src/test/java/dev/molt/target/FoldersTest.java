package dev.molt.target;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a umask let others do is taken back. */
class FoldersTest {

    @TempDir
    private Path folder;

    @Test
    void nobodyElseWritesIntoWhatIsProtected() throws IOException {
        Path outside = made(Files.createFile(folder.resolve("outside")), "rw-rw-rw-");
        Path top = made(Files.createDirectory(folder.resolve("top")), "rwxrwxrwx");
        Path file = made(Files.createFile(top.resolve("file")), "rw-rw-rw-");
        Path secret = made(Files.createFile(top.resolve("secret")), "rw-------");
        Files.createSymbolicLink(top.resolve("link"), outside);
        Folders.protect(top);
        assertEquals("rwxr-xr-x rw-r--r-- rw------- rw-rw-rw-",
                permissions(top) + " " + permissions(file) + " " + permissions(secret) + " " + permissions(outside));
    }

    private static Path made(Path path, String permissions) throws IOException {
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
