package dev.molt.reshape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.boot.Boot;
import dev.molt.testing.BootPath;
import dev.molt.testing.OtherJdks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The JVM takes the patched classes of the JDK also where it verifies them, as it usually does not, and they work. */
class PatchedJdkTest {

    @TempDir
    private Path directory;

    @TestFactory
    Stream<DynamicTest> theJvmVerifiesWhatIsPatched() throws IOException {
        BootPath.copy(Boot.class, directory);
        List<String> options = List.of("-Xbootclasspath/a:" + directory, "-XX:+UnlockDiagnosticVMOptions",
                "-XX:+BytecodeVerificationLocal", "-XX:+EnableDynamicAgentLoading", "-Djdk.attach.allowAttachSelf=true");
        return Stream.concat(Stream.of(OtherJdks.here()), OtherJdks.found().stream())
                .map(jdk -> DynamicTest.dynamicTest(jdk.toString(), () -> assertEquals(
                        List.of("refused", "patched", "int 1 PatchedJdkProgram 1", "42"),
                        jdk.run(options, PatchedJdkProgram.class).lines().filter(line -> !line.contains("warning")).toList())));
    }
}
