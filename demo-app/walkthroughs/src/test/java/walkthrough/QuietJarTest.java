package walkthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietJarTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "quest/Player.class, Ldev/molt/Anything;, quest/Player.class knows dev/molt",
        "quest/Player.class, Lquest/Quest;, quest/Player.class knows quest/Quest",
        "quest/Player.class, checkQuest, quest/Player.class knows checkQuest",
        "quest/PlayerTest.class, x, quest/PlayerTest.class is a test"
    })
    void findsWhatShouldNotBeThere(String entry, String content, String finding) throws IOException {
        assertEquals(List.of(finding), QuietJar.findings(jar(entry, content)));
    }

    @Test
    void theGamesOwnNamesAreNothing() throws IOException {
        assertEquals(List.of(), QuietJar.findings(jar("quest/Player.class", "quest/ProcessQuest quest/PlayerName")));
    }

    private Path jar(String entry, String content) throws IOException {
        Path jar = folder.resolve("a.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(entry));
            out.write(("\u00ca\u00fe " + content).getBytes(StandardCharsets.ISO_8859_1));
        }
        return jar;
    }
}
