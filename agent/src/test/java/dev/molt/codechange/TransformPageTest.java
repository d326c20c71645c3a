package dev.molt.codechange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.appup.Direction;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on upgrade files tells the codes of transforms, and shows messages and a signature that are true. */
class TransformPageTest {

    private static final Path CASES = Path.of("src/test/resources/codechange");

    @Test
    void bothCodesHaveARow() throws IOException {
        Findings findings = new Findings();
        findings.warning(null, "a warning", "");
        findings.error(null, "an error", "");
        assertEquals(
                List.of(Severity.ERROR, Severity.WARNING),
                findings.all().stream().map(Diagnostic::severity).toList());
        String page = page();
        findings.all().forEach(found ->
                assertTrue(page.contains("| `" + found.code() + "` | " + found.severity() + " |"), found.code()));
    }

    @Test
    void theMessagesAreThoseThatAreTold() throws IOException {
        String told = cases();
        List<String> messages = Pattern.compile("(?m)^quest\\.yaml:.*\n(?: .*\n)+")
                .matcher(page())
                .results()
                .map(MatchResult::group)
                .toList();
        assertEquals(2, messages.size());
        messages.forEach(message -> assertTrue(told.contains(message), message));
    }

    @Test
    void theExpressionsCompile() throws IOException {
        String example = example("yaml", "bonus");
        String keys = example.substring(example.indexOf("    change:")).stripTrailing().stripIndent();
        Upgrade upgrade = Upgrade.of(
                "int[] scores;", "int[] scores; Quest quest; String title; int points;", keys, Direction.UP);
        CompiledTransform compiled = upgrade.compile();
        assertEquals(List.of(), compiled.diagnostics());
        assertEquals(3, compiled.steps().size());
    }

    @Test
    void theClassTransforms() throws IOException {
        String units = "public class Player {}\n////\npackage quest; class Market { void setPrices(Object prices) {} }"
                + "\n////\npackage quest; import java.util.*;\n" + example("java", "codeChange");
        Upgrade upgrade = Upgrade.up(units, units, "{class: quest.MarketCodeChange}").about("quest.Market");
        assertEquals(List.of(), upgrade.compile().diagnostics());
        assertEquals(1, upgrade.compile().steps().size());
    }

    @Test
    void theObjectTransforms() throws IOException {
        String units = "public class Player {}\n////\npackage quest; class Market { String title() { return null; } }"
                + "\n////\n" + example("java", " implements CodeChange<");
        Upgrade upgrade = Upgrade.up(units, units, "{class: quest.MarketCodeChange}").about("quest.Market");
        assertEquals(List.of(), upgrade.compile().diagnostics());
        assertEquals(List.of(new Step.ByObject("quest.MarketCodeChange")), upgrade.compile().steps());
    }

    private static String example(String language, String word) throws IOException {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(page())
                .results()
                .map(found -> found.group(1))
                .filter(text -> text.contains(word))
                .findFirst()
                .orElseThrow();
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("../docs/appup.md"));
    }

    private static String cases() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        }
    }
}
