package dev.molt.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.molt.appup.Direction;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is named and cannot be read is refused with a cure: nothing was touched, so nothing failed and was undone. */
class WantedFinderTest {

    @TempDir
    private Path folder;

    @Test
    void aFileThatIsNoJar() throws IOException {
        Path file = Files.writeString(folder.resolve("new.jar"), "no zip");
        assertRefused("unreadable", file + " cannot be read: java.util.zip.ZipException: ", file, null);
    }

    @Test
    void nothing() {
        Path file = folder.resolve("none.jar");
        assertRefused("no_such_file", "there is no " + file + " that the target JVM can see", file, null);
    }

    @Test
    void anUpgradeFileThatIsNoText() throws IOException {
        Path file = Files.write(folder.resolve("appup.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe});
        assertRefused(
                "unreadable",
                file + " cannot be read: java.nio.charset.MalformedInputException: ",
                Files.createDirectory(folder.resolve("code")),
                file);
    }

    @Test
    void anUpgradeFileThatIsAFolder() throws IOException {
        Path code = Files.createDirectory(folder.resolve("code"));
        assertRefused("unreadable", code + " cannot be read: java.io.IOException: ", code, code);
    }

    private static void assertRefused(String code, String message, Path jar, Path appup) {
        ChangeRequest request = new ChangeRequest(
                Direction.UP, jar.toString(), appup == null ? null : appup.toString(), null, null, null, null);
        List<Diagnostic> found = assertThrows(RefusedException.class, () -> new WantedFinder().upward(request))
                .diagnostics();
        assertEquals(code, found.get(0).code());
        String told = found.get(0).message();
        assertEquals(message, told.substring(0, Math.min(message.length(), told.length())));
    }
}
