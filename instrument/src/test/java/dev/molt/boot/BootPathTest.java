package dev.molt.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.testing.OtherJdks;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The package does its work from the boot class path, for loaders that know nothing else, and prints nothing. */
class BootPathTest {

    @TempDir
    private Path directory;

    @TestFactory
    Stream<DynamicTest> aMovedInitializerAndAGateReachTheAgentFromAnyLoader() throws IOException, URISyntaxException {
        Path classes = Path.of(Boot.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path target = Files.createDirectories(directory.resolve("dev/molt/boot"));
        try (Stream<Path> files = Files.list(classes.resolve("dev/molt/boot"))) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
        List<String> options = List.of("-Xbootclasspath/a:" + directory);
        return Stream.concat(Stream.of(OtherJdks.here()), OtherJdks.found().stream())
                .map(jdk -> DynamicTest.dynamicTest(jdk.toString(), () -> assertEquals(
                        List.of("t.A at gate 7", "O=o of t.A, boot path"),
                        jdk.run(options, BootPathProgram.class).lines().toList())));
    }
}
