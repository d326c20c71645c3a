package dev.molt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import dev.molt.target.Workshop;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands that pack releases and make target systems: what they say. */
class TargetCommandsTest {

    @TempDir
    private Path folder;

    private Workshop workshop;

    @BeforeEach
    void open() throws IOException {
        workshop = Workshop.of(folder);
        workshop.text("FIRST.yaml", Workshop.release("FIRST", "regis 1.0"));
    }

    /** Runs a command about FIRST. */
    private Ran built(String command, String... more) {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.addAll(List.of(folder + "/FIRST.yaml", "--lib", "" + workshop.lib(), "--molt", "" + workshop.molt()));
        words.addAll(List.of(more));
        return molt(words.toArray(String[]::new));
    }

    private static Ran molt(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Main main = new Main(Map.of("PASSWORD", "changeit")::get, Optional.empty());
        int exit = main.execute(new PrintWriter(out, true), new PrintWriter(err, true), words);
        return new Ran(exit, out.toString(), err.toString());
    }

    @Test
    void whatWasPackedIsToldAndInstalled() {
        Path archive = folder.resolve("out.jar");
        assertEquals(
                new Ran(0, archive + " holds release mysystem FIRST, with Molt 1.0\n", ""),
                built("release pack", "--output", "" + archive));
        Path root = folder.resolve("root");
        assertEquals(
                new Ran(
                        0,
                        root + " holds release mysystem FIRST, which is permanent\n  start it: " + root + "/bin/start\n",
                        ""),
                molt("target", "install", "" + archive, "" + root));
    }

    @Test
    void programsReadTheSame() {
        Path archive = folder.resolve("out.jar");
        assertEquals(
                JsonParser.parseString("{archive: '" + archive
                        + "', release: mysystem, version: FIRST, molt: '1.0', diagnostics: []}"),
                JsonParser.parseString(built("target create", "--archive", "" + archive, "--json").out()));
        Path root = folder.resolve("root");
        assertEquals(
                JsonParser.parseString("{root: '" + root
                        + "', release: mysystem, version: FIRST, molt: '1.0', diagnostics: []}"),
                JsonParser.parseString(built("target create", "--output", "" + root, "--json").out()));
    }

    @Test
    void aReleaseThatNamesItsJavaNeedsOne() {
        workshop.text("FIRST.yaml", Workshop.release("FIRST", "regis 1.0") + "java: 99\n");
        Path root = folder.resolve("root");
        assertEquals(
                root + " holds release mysystem FIRST, which is permanent\n  it runs on Java 99: " + root
                        + "/bin/molt target jdk HOME\n  start it: " + root + "/bin/start\n",
                built("target create", "--output", "" + root).out());
        Path home = Path.of(System.getProperty("java.home"));
        int feature = Runtime.version().feature();
        assertEquals(
                new Ran(0, root + "/jdk-" + feature + " leads to " + home + "\n", ""),
                molt("target", "jdk", "" + home, "--root", "" + root));
    }

    @Test
    void refusalsAreThoseOfEveryCommand() {
        Path root = folder.resolve("lib");
        Ran ran = built("target create", "--output", "" + root);
        assertEquals(
                new Ran(
                        3,
                        "",
                        "error: " + root + " is there already, and is not an empty folder\n"
                                + "  cure: name another one, or unpack into the system that it is: molt unpack\n"
                                + "refused: 1 error; nothing was touched\n"),
                ran);
        assertTrue(built("target create", "--output", "" + root, "--json").out().contains("\"code\": \"not_empty\""));
    }

    @Test
    void anArchiveIsSignedByAKeyWhosePasswordIsInAFileOrAVariable() throws Exception {
        Path store = folder.resolve("keys.p12");
        String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process made = new ProcessBuilder(
                        keytool, "-genkeypair", "-alias", "ann", "-dname", "CN=ann", "-keyalg", "EC", "-keystore",
                        "" + store, "-storetype", "PKCS12", "-storepass", "changeit")
                .inheritIO()
                .start();
        assertEquals(0, made.waitFor());
        Path file = workshop.text("password", "changeit\n");
        for (String[] password : new String[][] {{"--storepass-file", "" + file}, {"--storepass-env", "PASSWORD"}}) {
            Path archive = folder.resolve("out.jar");
            Ran ran = built(
                    "release pack", "--output", "" + archive, "--keystore", "" + store, "--alias", "ann", password[0],
                    password[1]);
            assertEquals(0, ran.exit(), ran.err());
            try (JarFile jar = new JarFile(archive.toFile())) {
                assertTrue(jar.stream().anyMatch(entry -> entry.getName().endsWith(".SF")));
            }
            Files.delete(archive);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            release                                      | Missing required subcommand
            target                                       | Missing required subcommand
            release pack a.yaml                          | Missing required option: '--lib=DIR'
            target create a.yaml --lib .                 | Missing required argument
            target create a.yaml --lib . --output a --archive b | mutually exclusive
            target install a.jar                         | Missing required parameter: 'DIR'
            target jdk .                                 | Missing required option: '--root=DIR'
            heart                                        | Missing required option: '--root=DIR'
            heart --log-files 0                          | --timeout, --log-size and --log-files are positive numbers
            release pack a.yaml --lib . --keystore a     | Missing required argument
            release pack a.yaml --lib . --keystore a --alias b --storepass-env NONE | the environment variable NONE is not set
            """)
    void aWrongCommandLineSaysWhatIsWrong(String line, String told) {
        Ran ran = molt(line.split(" "));
        assertEquals(2, ran.exit(), ran::err);
        assertEquals("", ran.out());
        assertTrue(ran.err().contains(told), ran.err());
        assertFalse(ran.err().contains("\tat "), ran.err());
    }
}
