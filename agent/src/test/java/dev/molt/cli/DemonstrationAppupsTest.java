package dev.molt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What {@code molt relup} makes of every upgrade file of the demonstration, word for word.
 *
 * <p>NAME.appup.yaml has its scripts in {@code relup/demonstration/NAME.txt}.
 */
class DemonstrationAppupsTest {

    private static final Path APPUPS = Path.of("../upgrades");
    private static final Path SCRIPTS = Path.of("src/test/resources/relup/demonstration");

    @TestFactory
    List<DynamicTest> translates() throws IOException {
        return names(APPUPS, ".appup.yaml").stream()
                .map(name -> dynamicTest(name, () -> assertEquals(
                        new Ran(0, Files.readString(SCRIPTS.resolve(name + ".txt")), ""),
                        Ran.molt("relup", APPUPS.resolve(name + ".appup.yaml").toString()))))
                .toList();
    }

    @Test
    void noScriptsAreLeftOver() throws IOException {
        assertEquals(names(APPUPS, ".appup.yaml"), names(SCRIPTS, ".txt"));
    }

    private static List<String> names(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(ending))
                    .map(file -> file.substring(0, file.length() - ending.length()))
                    .sorted()
                    .toList();
        }
    }
}
