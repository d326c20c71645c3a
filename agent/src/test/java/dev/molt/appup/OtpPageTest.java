package dev.molt.appup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on OTP names every instruction and refusal, all known failures, and tests that there are. */
class OtpPageTest {

    private static final Path PAGE = Path.of("../docs/otp.md");
    private static final Pattern TEST = Pattern.compile("([A-Z]\\w*(?:IT|Test))#(\\w+)");
    private static final Pattern SHORT = Pattern.compile("`[A-Z]\\w*(?:IT|Test)`|[a-z]#\\W");
    private static final Pattern CODE = Pattern.compile("Diagnostic\\.(?:error|warning)\\(\\s*\"([a-z_]+)\"");

    @Test
    void everyTestThatIsNamedIsThere() throws IOException {
        Map<String, String> sources = sources();
        List<MatchResult> named = TEST.matcher(page()).results().toList();
        assertTrue(named.size() > 100, () -> named.size() + " tests are named");
        List<String> missing = named.stream()
                .filter(test -> !sources.getOrDefault(test.group(1), "").matches("(?s).*[ >]" + test.group(2) + "\\(.*"))
                .map(MatchResult::group)
                .distinct()
                .toList();
        assertEquals(List.of(), missing);
    }

    @Test
    void aTestIsNamedWithItsMethod() throws IOException {
        assertEquals(List.of(), SHORT.matcher(page()).results().map(MatchResult::group).toList());
    }

    @Test
    void everyInstructionIsThere() throws IOException {
        List<String> words = new ArrayList<>(words(AppupInstruction.class));
        words.addAll(words(RelupInstruction.class));
        assertTrue(words.size() > 20, words::toString);
        String page = page();
        assertEquals(List.of(), words.stream().filter(word -> !page.contains("`" + word + "`")).toList());
    }

    @Test
    void everyCodeByWhichAnInstructionIsRefusedIsThere() throws IOException {
        String source = Files.readString(Path.of("src/main/java/dev/molt/plan/EvaluatedToday.java"));
        TreeSet<String> codes = CODE.matcher(source).results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(!codes.isEmpty());
        String page = page();
        codes.forEach(code -> assertTrue(page.contains("(`" + code + "`)"), code));
    }

    @Test
    void everyKnownFailureHasARowThatSaysWhatShowsIt() throws IOException {
        List<String> rows = page().lines().filter(line -> line.matches("\\| F\\d+ \\|.*")).toList();
        assertEquals(
                IntStream.rangeClosed(1, 30).mapToObj(number -> "F" + number).toList(),
                rows.stream().map(row -> row.split(" ")[1]).toList());
        List<String> silent = rows.stream()
                .filter(row -> !TEST.matcher(row).find() && !row.contains("| not yet: "))
                .toList();
        assertEquals(List.of(), silent);
    }

    @Test
    void everyCaseOfASuiteIsThereMissingOrExplained() throws IOException {
        String suites = page().split("\\n## ")[index("What OTP's test suites test")];
        List<String> silent = suites.lines()
                .filter(line -> line.startsWith("| `"))
                .filter(line -> !TEST.matcher(line).find())
                .filter(line -> !line.contains("not applicable, because ") && !line.contains("not yet: "))
                .toList();
        assertEquals(List.of(), silent);
    }

    private static int index(String heading) throws IOException {
        return Arrays.stream(page().split("\\n## ")).map(part -> part.lines().findFirst().orElse("")).toList().indexOf(heading);
    }

    /** The words of a language; high-level instructions are named as their records, low-level ones by one word more. */
    private static List<String> words(Class<?> language) {
        return Arrays.stream(language.getNestMembers())
                .filter(type -> type.isRecord() && language.isAssignableFrom(type) && type != AppupInstruction.LowLevel.class)
                .map(type -> type == RelupInstruction.PurgeModules.class ? "purge" : word(type.getSimpleName()))
                .toList();
    }

    private static String word(String name) {
        return name.replaceAll("(?<=.)([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new HashMap<>();
        for (Path folder : List.of(
                Path.of("src/test/java"),
                Path.of("../instrument/src/test/java"),
                Path.of("../demo-app/walkthroughs/src/test/java"))) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    String name = file.getFileName().toString().replace(".java", "");
                    sources.merge(name, Files.readString(file), String::concat);
                }
            }
        }
        return sources;
    }

    private static String page() throws IOException {
        return Files.readString(PAGE);
    }
}
