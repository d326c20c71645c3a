package dev.molt.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no JVM is never attached to, which would end it. */
@EnabledOnOs(OS.LINUX)
class JvmProcessTest {

    private static final long SELF = ProcessHandle.current().pid();

    @TempDir
    private Path proc;

    @BeforeEach
    void makeProc() throws IOException {
        Files.createDirectory(proc.resolve("self"));
        Files.createDirectory(proc.resolve(String.valueOf(SELF)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "attach"})
    void aProcessThatIsNoJvmSurvivesBeingAskedFor(String command) throws Exception {
        Process sleep = new ProcessBuilder("sleep", "600").start();
        try {
            assertEquals(
                    new Ran(5, "", "molt: process " + sleep.pid() + " is no JVM; run: molt ps\n"),
                    Ran.molt(command, String.valueOf(sleep.pid())));
            assertTrue(sleep.isAlive());
        } finally {
            sleep.destroyForcibly().waitFor(1, TimeUnit.MINUTES);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "attach", "history"})
    void aProcessThatIsNotThereIsSaidNotToBe(String command) throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        assertEquals(
                new Ran(5, "", "molt: there is no process " + ended.pid() + "; run: molt ps\n"),
                Ran.molt(command, String.valueOf(ended.pid())));
    }

    @Test
    void thisJvmCanBeAttachedTo() {
        assertDoesNotThrow(() -> new JvmProcess(SELF).check());
    }

    @Test
    void aJvmThatDoesNotCatchTheSignalIsLeftAlone() throws IOException {
        write("maps", "7f00-7f01 r-xp 00000000 fe:01 1 /jdk/lib/server/libjvm.so\n");
        write("status", "Name:\tjava\nSigIgn:\t0000000000000004\nSigCgt:\t2000000181005ccb\n");
        String refused = assertThrows(UnreachableException.class, () -> new JvmProcess(proc, SELF).check()).getMessage();
        assertTrue(refused.contains("runs with -Xrs; start it with -javaagent:molt.jar"), refused);
        write("status", "Name:\tjava\nSigIgn:\t0000000000000000\nSigCgt:\t2000000181005ccf\n");
        assertDoesNotThrow(() -> new JvmProcess(proc, SELF).check());
    }

    @Test
    void aProcessThatMayNotBeLookedAtIsSomebodyElses() {
        assertEquals(
                "process " + SELF + " belongs to somebody else; run molt as its owner",
                assertThrows(UnreachableException.class, () -> new JvmProcess(proc, SELF).check()).getMessage());
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(proc.resolve(String.valueOf(SELF)).resolve(file), text);
    }
}
