package dev.molt.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code java} is told of a release is what it understands. */
class StartArgumentsTest {

    private static final Path ROOT = Path.of("/srv/my system");

    @TempDir
    private Path folder;

    @Test
    void areOptionsAndAClassPathThatEndsWithMolt() {
        assertEquals(
                """
                "-Xmx64m"
                "-Dpath=C:\\\\temp \\"x\\""
                -classpath
                "lib/regis-1.0.0/regis.jar:lib/größe-1/my jar.jar:lib/molt-0.1.0/molt.jar"
                """,
                StartArguments.text(
                        List.of("-Xmx64m", "-Dpath=C:\\temp \"x\""),
                        ROOT,
                        List.of(ROOT.resolve("lib/regis-1.0.0/regis.jar"), ROOT.resolve("lib/größe-1/my jar.jar")),
                        "0.1.0"));
    }

    @Test
    void areReadByJavaAsTheyWereMeant() throws Exception {
        String text = StartArguments.text(
                List.of("-Da= two  words ", "-Db=\\ \\n \"quoted\" 'x' #no comment", "-Dc=größe 日本", "-Dd=@file %s $HOME *"),
                ROOT,
                List.of(ROOT.resolve("lib/größe-1/my jar.jar")),
                "0.1.0");
        Path file = Files.write(folder.resolve("start.args"), text.getBytes(StandardCharsets.UTF_8));
        Files.writeString(
                folder.resolve("Tell.java"),
                """
                class Tell {
                    public static void main(String[] arguments) throws Exception {
                        System.getProperties().storeToXML(System.out, null, "UTF-8");
                    }
                }
                """);
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "@" + file, "Tell.java");
        java.environment().put("LC_ALL", "C.UTF-8");
        Process process = java.directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        Properties told = new Properties();
        told.loadFromXML(process.getInputStream());
        assertEquals(0, process.waitFor());
        assertEquals(" two  words ", told.getProperty("a"));
        assertEquals("\\ \\n \"quoted\" 'x' #no comment", told.getProperty("b"));
        assertEquals("größe 日本", told.getProperty("c"));
        assertEquals("@file %s $HOME *", told.getProperty("d"));
        assertEquals("lib/größe-1/my jar.jar:lib/molt-0.1.0/molt.jar", told.getProperty("java.class.path"));
    }
}
