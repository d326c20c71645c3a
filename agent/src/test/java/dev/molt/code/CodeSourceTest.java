package dev.molt.code;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars and folders hold the same classes under the same names. */
class CodeSourceTest {

    private static final Map<String, byte[]> ENTRIES = Map.of(
            "module-info.class", Jars.text("module"),
            "shop/package-info.class", Jars.text("package"),
            "shop/Till.class", Jars.text("till"),
            "shop/Till$Slot.class", Jars.text("slot"),
            "META-INF/versions/9/shop/Till.class", Jars.text("till of 9"),
            "META-INF/versions/9/shop/Nine.class", Jars.text("nine"),
            "META-INF/versions/99/shop/Till.class", Jars.text("till of 99"),
            "shop/prices.properties", Jars.text("gem=1"));

    @TempDir
    private Path temp;

    @Test
    void folderHoldsClassesAndNoDescriptors() throws IOException {
        try (CodeSource code = CodeSource.open(Jars.folder(temp.resolve("classes"), ENTRIES))) {
            assertEquals(Set.of("shop.Till", "shop.Till$Slot"), code.classNames());
            assertArrayEquals(Jars.text("till"), code.classBytes("shop.Till").orElseThrow());
            assertTrue(code.classBytes("shop.Nothing").isEmpty());
            assertEquals(Set.of("shop/prices.properties"), code.resourcesEndingIn(".properties"));
            assertTrue(code.lastModified("shop.Till") > 0);
            assertEquals(0, code.lastModified("shop.Nothing"));
        }
    }

    @Test
    void aFolderThatMayNotBeEnteredSaysSo() throws IOException {
        Path folder = Jars.folder(temp.resolve("classes"), ENTRIES);
        Path secret = Files.createDirectory(folder.resolve("secret"), PosixFilePermissions.asFileAttribute(Set.of()));
        assumeFalse(Files.isReadable(secret), "root: may enter all");
        assertThrows(AccessDeniedException.class, () -> CodeSource.open(folder));
    }

    @Test
    void plainJarHoldsTheSame() throws IOException {
        try (CodeSource code = CodeSource.open(Jars.jar(temp.resolve("shop.jar"), ENTRIES))) {
            assertEquals(Set.of("shop.Till", "shop.Till$Slot"), code.classNames());
            assertArrayEquals(Jars.text("till"), code.classBytes("shop.Till").orElseThrow());
            assertTrue(code.classBytes("shop.Nothing").isEmpty());
            assertEquals(Files.getLastModifiedTime(code.path()).toMillis(), code.lastModified("shop.Till"));
        }
    }

    @Test
    void multiReleaseJarIsSeenAsThisJvmSeesIt() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("META-INF/MANIFEST.MF", Jars.text("Manifest-Version: 1.0\r\nMulti-Release: true\r\n\r\n"));
        entries.putAll(ENTRIES);
        try (CodeSource code = CodeSource.open(Jars.jar(temp.resolve("shop.jar"), entries))) {
            assertEquals(Set.of("shop.Till", "shop.Till$Slot", "shop.Nine"), code.classNames());
            assertArrayEquals(Jars.text("till of 9"), code.classBytes("shop.Till").orElseThrow());
            assertArrayEquals(Jars.text("slot"), code.classBytes("shop.Till$Slot").orElseThrow());
        }
    }

    @Test
    void classSetTakesItAll() throws IOException {
        try (CodeSource code = CodeSource.open(Jars.folder(temp.resolve("classes"), ENTRIES))) {
            assertEquals(code.classNames(), ClassSet.of(code).names());
        }
    }

    @Test
    void nothingAndNoJarAreRefused() throws IOException {
        assertThrows(NoSuchFileException.class, () -> CodeSource.open(temp.resolve("absent.jar")));
        Path text = Files.writeString(temp.resolve("text.jar"), "text");
        assertThrows(IOException.class, () -> CodeSource.open(text));
    }
}
