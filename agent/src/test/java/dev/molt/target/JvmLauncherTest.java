package dev.molt.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.molt.diag.RefusedException;
import dev.molt.registry.Root;
import dev.molt.registry.StartPointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that starts a release, and what is said where something is missing. */
class JvmLauncherTest {

    @TempDir
    private Path folder;

    private Root root;

    @BeforeEach
    void makeRoot() throws IOException, RefusedException {
        root = root(folder.resolve("a root"));
    }

    private static Root root(Path path) throws IOException, RefusedException {
        Root made = Root.create(path);
        for (String file : List.of("releases/FIRST/start.args", "releases/FIRST/start.boot", "lib/molt-1.0/molt.jar")) {
            Files.createDirectories(made.path().resolve(file).getParent());
            Files.createFile(made.path().resolve(file));
        }
        return made;
    }

    @Test
    void pathsAreRelativeButForWhatOthersAskFor() throws IOException, RefusedException {
        Path java = Path.of(System.getProperty("java.home"));
        assertEquals(
                List.of(
                        java + "/bin/java",
                        "@releases/FIRST/start.args",
                        "-javaagent:lib/molt-1.0/molt.jar=root=" + root + ",control=" + root + "/run",
                        "-Dmolt.heart=7",
                        "dev.molt.launch.Start",
                        "releases/FIRST/start.boot"),
                new JvmLauncher(root, java, 7).command(new StartPointer(Optional.empty(), "1.0", "FIRST")));
    }

    /** The class path comes first when the JVM looks for the agent's classes. */
    @Test
    void underAnotherMoltTheClassPathNamesThatOne() throws IOException, RefusedException {
        Files.writeString(
                root.path().resolve("releases/FIRST/start.args"),
                "-classpath\n\"lib/pea-1/pea.jar:lib/molt-1.0/molt.jar\"\n");
        Files.createDirectories(root.path().resolve("lib/molt-2.0"));
        Files.createFile(root.path().resolve("lib/molt-2.0/molt.jar"));
        List<String> command = new JvmLauncher(root, Path.of(System.getProperty("java.home")), 7)
                .command(new StartPointer(Optional.empty(), "2.0", "FIRST"));
        assertEquals("@run/start.args", command.get(1));
        assertEquals(
                "-classpath\n\"lib/pea-1/pea.jar:lib/molt-2.0/molt.jar\"\n",
                Files.readString(root.path().resolve("run/start.args")));
    }

    @Test
    void aReleaseThatNamesAJavaNeedsItInTheRoot() {
        refused(
                root,
                new StartPointer(Optional.of(17), "1.0", "FIRST"),
                "error: release FIRST runs on Java 17, and there is no " + root
                        + "/jdk-17/bin/java\n  cure: link a JDK: bin/molt target jdk HOME");
    }

    @Test
    void whatIsMissingIsNamed() {
        refused(
                root,
                new StartPointer(Optional.empty(), "1.0", "SECOND"),
                "error: there is no " + root + "/releases/SECOND/start.args\n  cure: unpack the release again");
        refused(
                root,
                new StartPointer(Optional.empty(), "2.0", "FIRST"),
                "error: there is no " + root + "/lib/molt-2.0/molt.jar\n  cure: put Molt 2.0 there");
    }

    @Test
    void aCommaWouldDivideTheOptions() throws IOException, RefusedException {
        Root comma = root(folder.resolve("a,b"));
        refused(
                comma,
                new StartPointer(Optional.empty(), "1.0", "FIRST"),
                "error: " + comma + " has a comma, which divides the agent's options\n  cure: move it elsewhere");
    }

    @Test
    void aSocketHasAShortPath() throws IOException, RefusedException {
        int room = 107 - folder.toRealPath().toString().length() - "//run/4194304.sock".length();
        Root longest = root(folder.resolve("a".repeat(room)));
        new JvmLauncher(longest, Path.of(System.getProperty("java.home")), 7)
                .command(new StartPointer(Optional.empty(), "1.0", "FIRST"));
        Root longer = root(folder.resolve("a".repeat(room - 1) + "αβ"));
        refused(
                longer,
                new StartPointer(Optional.empty(), "1.0", "FIRST"),
                "error: " + longer + " is longer than the path of a control socket in it may be, by 3 bytes\n"
                        + "  cure: move it elsewhere");
    }

    private static void refused(Root root, StartPointer pointer, String told) {
        JvmLauncher launcher = new JvmLauncher(root, Path.of(System.getProperty("java.home")), 7);
        assertEquals(
                told, assertThrows(RefusedException.class, () -> launcher.command(pointer)).getMessage());
    }
}
