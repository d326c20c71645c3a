package dev.molt.release;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.registry.Root;
import dev.molt.registry.StartPointer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left to install is known once, to the JVM that it was left to, and keeps none from starting. */
class AfterRestartTest {

    private static final int JAVA = Runtime.version().feature();

    @TempDir
    private Path folder;

    private Root root;

    @BeforeEach
    void makeRoot() throws Exception {
        root = Root.create(folder.resolve("root"));
    }

    @Test
    void theJvmThatWasMeantTakesItOnce() throws Exception {
        left(Optional.of(JAVA), Version.current(), "FIRST");
        assertEquals(Optional.of("SECOND"), taken());
        assertEquals(Optional.empty(), taken());
    }

    @Test
    void whereTheReleaseNamesNoJavaAnyOneIsMeant() throws Exception {
        left(Optional.empty(), Version.current(), "FIRST");
        assertEquals(Optional.of("SECOND"), taken());
    }

    @Test
    void aJvmThatWasStartedOtherwiseForgetsIt() throws Exception {
        left(Optional.of(JAVA + 1), Version.current(), "FIRST");
        assertEquals(Optional.empty(), taken());
        left(Optional.of(JAVA), "9.9.9", "FIRST");
        assertEquals(Optional.empty(), taken());
        left(Optional.of(JAVA), Version.current(), "OTHER");
        assertEquals(Optional.empty(), taken());
        assertEquals(Optional.empty(), taken());
    }

    @Test
    void whatNobodyCanReadIsPassedOver() throws Exception {
        Files.write(root.releases().resolve("after_restart"), new byte[] {(byte) 0xff, '\n', 'x', '\n'});
        assertEquals(Optional.empty(), taken());
        assertEquals(false, Files.exists(root.releases().resolve("after_restart")));
    }

    private void left(Optional<Integer> java, String molt, String release) throws Exception {
        new AfterRestart(root).write(new StartPointer(java, molt, release), "SECOND");
    }

    private Optional<String> taken() throws Exception {
        return new AfterRestart(root).take("FIRST");
    }
}
