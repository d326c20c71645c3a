package dev.molt.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nobody but the JVM's owner can ask or change anything. Needs root, to become somebody else. */
class OtherUserIT {

    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

    @TempDir
    private Path folder;

    static Stream<Jdk> jdks() {
        return Jdk.all();
    }

    @BeforeEach
    void becomeSomebodyElse() throws IOException {
        assumeTrue(Files.isExecutable(SETPRIV) && System.getProperty("user.name").equals("root"), "not root: not shown");
        permit(folder, "rwxr-xr-x");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void theCommandLineOfAnotherUserIsTurnedAway(Jdk jdk) throws Exception {
        Path jar = permit(Files.copy(Jvm.moltJar(), folder.resolve("molt.jar")), "rw-r--r--");
        try (Target target = new Target(Jvm.waiting(jdk, Jvm.agent("")))) {
            Jvm status = asNobody(jdk.program("java"), "-jar", jar.toString(), "status", target.pid());
            assertEquals(
                    new Jvm(5, "", "molt: process " + target.pid() + " belongs to somebody else; run molt as its owner\n"),
                    status);
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void theSocketIsKeptFromOthersTwice(Jdk jdk) throws Exception {
        String program = AskingProgram.class.getName();
        Path copy = folder.resolve(program.replace('.', '/') + ".class");
        Files.createDirectories(copy.getParent());
        Files.copy(Path.of(Jvm.testClasses(), program.replace('.', '/') + ".class"), copy);
        Path control = folder.resolve("control");
        try (Target target = new Target(Jvm.waiting(jdk, Jvm.agent("control=" + control)))) {
            Path socket = control.resolve(target.pid() + ".sock");
            List<String> ask = List.of(jdk.program("java"), "-cp", folder.toString(), program, socket.toString());
            assertEquals("Permission denied\n", asNobody(ask.toArray(String[]::new)).out());
            permit(control, "rwxrwxrwx");
            permit(socket, "rwxrwxrwx");
            // Hung up on before or behind its question: either way there is no answer.
            assertEquals(
                    "connected\n",
                    asNobody(ask.toArray(String[]::new)).out().replaceAll("(Connection reset|Broken pipe)\n", ""));
            assertTrue(Jvm.run(ask).out().startsWith("connected\n{\"outcome\":\"ok\""));
        }
    }

    private static Jvm asNobody(String... command) {
        List<String> line = new ArrayList<>(List.of(
                SETPRIV.toString(), "--reuid=65534", "--regid=65534", "--clear-groups"));
        line.addAll(List.of(command));
        return Jvm.run(line);
    }

    private static Path permit(Path file, String permissions) throws IOException {
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
