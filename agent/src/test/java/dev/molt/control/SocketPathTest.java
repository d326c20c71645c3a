package dev.molt.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A socket lies only where nobody but its owner can put or open one. */
class SocketPathTest {

    private static final String CURE = "; remove it, or name another one with control=DIR";

    @TempDir
    private Path folder;

    @Test
    void aDirectoryIsMadeForTheOwnerOnly() throws IOException {
        Path directory = folder.resolve("control");
        SocketPath.prepare(directory);
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)));
        SocketPath.prepare(directory);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxr-xr-x", "rwxrwx---", "rwx-----x", "rwx---r--", "r-x------"})
    void aDirectoryOfOtherPermissionsIsRefused(String permissions) throws IOException {
        Path directory = existing(permissions);
        String user = CurrentUser.get().getName();
        assertEquals(
                "the control directory " + directory + " belongs to " + user + " with permissions " + permissions
                        + ", not to " + user + " with rwx------" + CURE,
                refusal(directory));
    }

    @Test
    void aDirectoryOfAnotherUserIsRefused() throws IOException {
        Path directory = existing("rwx------");
        UserPrincipal other = directory.getFileSystem()
                .getUserPrincipalLookupService()
                .lookupPrincipalByName(CurrentUser.get().getName().equals("nobody") ? "daemon" : "nobody");
        IOException refused = assertThrows(IOException.class, () -> SocketPath.check(directory, other));
        assertTrue(refused.getMessage().contains("belongs to " + CurrentUser.get().getName()), refused::getMessage);
    }

    @Test
    void aSymbolicLinkIsRefusedEvenToASafeDirectory() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), existing("rwx------"));
        assertEquals("the control directory " + link + " is a symbolic link" + CURE, refusal(link));
    }

    @Test
    void aFileIsRefused() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertEquals("the control directory " + file + " is no directory" + CURE, refusal(file));
    }

    @Test
    void withoutAParentItSaysWhatToMake() {
        Path directory = folder.resolve("not/there");
        assertEquals(
                "the control directory " + directory + " cannot be made: there is no " + folder.resolve("not")
                        + "; make it, or name another one with control=DIR",
                refusal(directory));
    }

    @Test
    void aSocketInSomebodyElsesDirectoryIsNotAsked() throws IOException {
        Path socket = Files.createFile(existing("rwx------").resolve("1.sock"));
        assertTrue(SocketPath.isOurs(socket));
        Files.setPosixFilePermissions(socket.getParent(), PosixFilePermissions.fromString("rwxrwxrwx"));
        assertFalse(SocketPath.isOurs(socket));
        assertFalse(SocketPath.isOurs(folder.resolve("none/1.sock")));
    }

    private Path existing(String permissions) throws IOException {
        Path directory = Files.createDirectory(folder.resolve("existing"));
        return Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(permissions));
    }

    private static String refusal(Path directory) {
        return assertThrows(IOException.class, () -> SocketPath.prepare(directory)).getMessage();
    }
}
