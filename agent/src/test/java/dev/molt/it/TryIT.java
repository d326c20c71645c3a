package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

    private static final Path CORPUS = Path.of(System.getProperty("molt.it.corpus"));
    private static final Path APPUPS = Path.of("../benchmarks/corpus/appups");

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

    /** Of the upgrade file that is generated the plan warns of the constants that one test needs, which are renewed here. */
    @OnEveryJdk
    void theTestsOfCommonsCsvPassAfterTheUpgrade(Start start) {
        JsonObject report = suite(start, "commons-csv", "1.10.0", "1.11.0", "--appup", "" + APPUPS.resolve("csv.yaml"));
        assertFalse(report.getAsJsonObject("plan").getAsJsonArray("diagnostics").toString().contains("static_initializer"));
        assertTests(report, 849, 9);
    }

    @OnEveryJdk
    void theTestsOfCommonsCodecPassAfterTheUpgrade(Start start) {
        // With more memory than this, one test takes all of it.
        assertTests(suite(start, "commons-codec", "1.16.0", "1.16.1", "--jvm", "-Xmx1g"), 1698, 7);
    }

    private static JsonObject suite(Start start, String artifact, String older, String newer, String... options) {
        List<String> all = new ArrayList<>(List.of(
                "--json", "--tests", "" + jar(artifact + "-" + newer + "-tests"),
                "--include", "(?!.*Performance).*Test", "--classpath", jars(artifact)));
        all.addAll(List.of(options));
        Outcome outcome = molt(
                start, jar(artifact + "-" + older), jar(artifact + "-" + newer), all.toArray(String[]::new));
        assertEquals(Outcome.DONE, outcome.exit(), outcome::toString);
        return JsonParser.parseString(outcome.out()).getAsJsonObject();
    }

    /** Also those that the older version fails pass after the upgrade. */
    private static void assertTests(JsonObject report, int equal, int discriminating) {
        JsonObject tests = report.getAsJsonObject("tests");
        assertEquals(List.of(), different(tests));
        assertEquals(equal, tests.get("equal").getAsInt());
        assertEquals(discriminating, tests.getAsJsonArray("discriminating").size());
        assertEquals(discriminating, tests.get("changed").getAsInt());
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
