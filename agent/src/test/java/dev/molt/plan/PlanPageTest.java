package dev.molt.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on plans knows every code, the golden plans tell every one, and the page's examples are among those. */
class PlanPageTest {

    private static final Pattern CODE =
            Pattern.compile("(?:Diagnostic\\.(?:error|warning)\\(|\\bwarn\\(|\\b(?:CODE|ERROR|WARNING) =)\\s*\"([a-z_]+)\"");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_]+)` \\| (?:error|warning|either) \\|");
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```\n(.*?)```");

    @Test
    void everyCodeIsOnThePageAndNoOther() throws IOException {
        TreeSet<String> documented = new TreeSet<>(matches(ROW, page()));
        TreeSet<String> used = usedCodes();
        assertTrue(used.size() > 15, used::toString);
        assertEquals(used, documented);
    }

    @Test
    void everyCodeIsToldBySomeGoldenPlan() throws IOException {
        String told = read(Path.of("src/test/resources/plan"), ".txt");
        for (String code : usedCodes()) {
            assertTrue(told.contains("\n" + code + "\n"), code);
        }
    }

    @Test
    void thePageShowsWhatIsTold() throws IOException {
        String told = read(Path.of("src/test/resources/plan"), ".txt");
        List<String> examples = matches(EXAMPLE, page());
        assertTrue(examples.size() > 3);
        examples.forEach(example -> assertTrue(told.contains(example), example));
    }

    private static TreeSet<String> usedCodes() throws IOException {
        TreeSet<String> codes = new TreeSet<>(matches(CODE, read(Path.of("src/main/java/dev/molt/plan"), ".java")));
        codes.addAll(matches(CODE, read(Path.of("src/main/java/dev/molt/codechange"), ".java")));
        for (String folder : List.of("diff", "reshape")) {
            codes.addAll(matches(CODE, read(Path.of("../instrument/src/main/java/dev/molt/" + folder), ".java")));
        }
        return codes;
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("../docs/plan.md"));
    }

    private static String read(Path folder, String ending) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(ending)).sorted().toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }

    private static List<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult found) -> found.group(1)).collect(Collectors.toList());
    }
}
