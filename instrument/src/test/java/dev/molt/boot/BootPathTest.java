package dev.molt.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.testing.BootPath;
import dev.molt.testing.OtherJdks;
import java.io.IOException;
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
    Stream<DynamicTest> aMovedInitializerAndAGateReachTheAgentFromAnyLoader() throws IOException {
        BootPath.copy(Boot.class, directory);
        List<String> options = List.of("-Xbootclasspath/a:" + directory);
        return Stream.concat(Stream.of(OtherJdks.here()), OtherJdks.found().stream())
                .map(jdk -> DynamicTest.dynamicTest(jdk.toString(), () -> assertEquals(
                        List.of("t.A at gate 7", "O=o of t.A, boot path"),
                        jdk.run(options, BootPathProgram.class).lines().toList())));
    }
}
