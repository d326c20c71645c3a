package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** {@code molt try}: upgrades in JVMs to throw away, of small classes and of releases that others shipped. */
class TryIT {

    private static final int DIFFERENT = 7;
    private static final Path CORPUS = Path.of(System.getProperty("molt.it.corpus"));

    @TempDir
    private Path folder;

    @OnEveryStart
    void anUpgradeThatAppliesSaysSo(Start start) throws IOException {
        Path old = code("old", "public class Till { int sum() { return 1; } } class Lost extends app.Gone { } class Gone { }");
        Files.delete(old.resolve("app/Gone.class"));
        Path next = code("next", "public class Till { int count; int sum() { return more(); } int more() { return ++count; } }"
                + " class Lost { }");
        Outcome outcome = molt(start, old, next);
        assertEquals(Outcome.DONE, outcome.exit(), outcome::toString);
        assertTrue(outcome.out().startsWith("applies live: yes\n"), outcome::toString);
        assertTrue(outcome.out().contains("classes loaded before: 1, passed over as they lack something: 1"), outcome::toString);
    }

    @OnEveryStart
    void oneThatDoesNotTellsWhy(Start start) throws IOException {
        Path old = code("old", "public class Till { int sum() { return 1; } }");
        Path next = code("next", "public class Till extends ArrayList<String> { int sum() { return 2; } }");
        Outcome outcome = molt(start, old, next);
        assertEquals(Outcome.REFUSED, outcome.exit(), outcome::toString);
        assertTrue(outcome.out().startsWith("applies live: no, because\nerror: "), outcome::toString);
        assertTrue(outcome.out().contains("app.Till"), outcome::toString);
    }

    @OnEveryStart
    void aClassWhoseInitializerFailedIsLeftAsItIs(Start start) throws IOException {
        String dead = "class Dead { static int made = Integer.parseInt(\"none\"); int one() { return %d; } }";
        Path old = code("old", "public class Till { int sum() { return 1; } } " + dead.formatted(1));
        Path next = code("next", "public class Till { int sum() { return 2; } } " + dead.formatted(2));
        Outcome outcome = molt(start, old, next, "--initialize");
        assertEquals(Outcome.DONE, outcome.exit(), outcome::toString);
        assertTrue(outcome.out().contains("classes loaded before: 1, passed over"), outcome::toString);
    }

    /**
     * All of the newer release's tests but the one that sees a constant which a changed static initializer made: what
     * initialised the old fields never runs again, of which the plan warns.
     */
    @OnEveryJdk
    void theTestsOfCommonsCsvPassAfterTheUpgrade(Start start) {
        Outcome outcome = suite(start, "commons-csv", "1.10.0", "1.11.0");
        assertEquals(DIFFERENT, outcome.exit(), outcome::toString);
        JsonObject report = JsonParser.parseString(outcome.out()).getAsJsonObject();
        assertTrue(report.getAsJsonObject("plan").getAsJsonArray("diagnostics").toString().contains(
                "the static initializer of org.apache.commons.csv.CSVFormat changed and is not run again; it assigns DEFAULT, EXCEL,"),
                outcome::toString);
        JsonObject tests = report.getAsJsonObject("tests");
        assertEquals(List.of("testCSV141Excel()"), different(tests), outcome::toString);
        assertEquals(849, tests.get("compared").getAsInt());
        assertEquals(9, tests.getAsJsonArray("discriminating").size());
        assertEquals(8, tests.get("changed").getAsInt());
    }

    private static Outcome suite(Start start, String artifact, String older, String newer) {
        return molt(
                start, jar(artifact + "-" + older), jar(artifact + "-" + newer), "--json",
                "--tests", "" + jar(artifact + "-" + newer + "-tests"),
                "--include", "(?!.*Performance).*Test",
                "--classpath", jars(artifact));
    }

    private static List<String> different(JsonObject tests) {
        List<String> different = new ArrayList<>();
        tests.getAsJsonArray("different").forEach(
                test -> different.add(test.getAsJsonObject().get("test").getAsString().replaceAll(".*\\[method:(.*)]", "$1")));
        return different;
    }

    private Path code(String name, String... texts) throws IOException {
        for (Map.Entry<String, byte[]> entry : Compiler.compile(List.of(texts)).entrySet()) {
            Path file = folder.resolve(name).resolve(entry.getKey().replace('.', '/') + ".class");
            Files.createDirectories(file.getParent());
            Files.write(file, entry.getValue());
        }
        return folder.resolve(name);
    }

    private static Path jar(String name) {
        return CORPUS.resolve(name + ".jar");
    }

    /** All but those of one artifact. */
    private static String jars(String artifact) {
        try (Stream<Path> files = Files.list(CORPUS)) {
            return files.map(Path::toString)
                    .filter(file -> file.endsWith(".jar") && !file.contains(artifact + "-"))
                    .filter(file -> !file.endsWith("-tests.jar") && !file.endsWith("codec-1.16.0.jar"))
                    .sorted()
                    .collect(Collectors.joining(File.pathSeparator));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** In a JVM of its own, as it copies itself out of {@code molt.jar}. */
    private static Outcome molt(Start start, Path old, Path next, String... options) {
        List<String> command = new ArrayList<>(List.of(
                start.jdk().program("java"), "-jar", "" + Molt.jar(), "try", "" + old, "" + next));
        command.addAll(start.attached() ? List.of("--attach") : List.of());
        command.addAll(List.of(options));
        try {
            Path errors = Files.createTempFile("try", ".err");
            Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Outcome outcome = new Outcome(process.waitFor(), out, Files.readString(errors));
            Files.delete(errors);
            return outcome;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
