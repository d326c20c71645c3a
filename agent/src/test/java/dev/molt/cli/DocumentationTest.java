package dev.molt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The page on the command line lists what there is, and nothing else. */
class DocumentationTest {

    private final CommandLine molt = new CommandLine(new Main());
    private String page;

    @BeforeEach
    void readPage() throws IOException {
        page = Files.readString(Path.of("../docs/cli.md"));
    }

    @Test
    void everyCommandHasALine() {
        assertEquals(commands(), found("\\| `molt ((?:(?:release|target) )?[a-z_-]+)"));
    }

    @Test
    void everyOptionHasALine() {
        Set<String> options = Commands.of(molt).values().stream()
                .flatMap(command -> command.getCommandSpec().options().stream())
                .filter(option -> !option.usageHelp() && !option.versionHelp())
                .map(CommandLine.Model.OptionSpec::longestName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(options, found("\\| `(--[a-z-]+)"));
    }

    @Test
    void anOptionIsShownWithItsOwnValueName() {
        Commands.of(molt).values().stream()
                .flatMap(command -> command.getCommandSpec().options().stream())
                .filter(option -> option.arity().max() > 0)
                .map(option -> "| `" + option.longestName() + " " + option.paramLabel() + "` |")
                .forEach(line -> assertTrue(page.contains(line), line));
    }

    @Test
    void theExitCodesAreThoseOfTheHelp() {
        molt.getCommandSpec().usageMessage().exitCodeList().forEach((code, meaning) ->
                assertTrue(page.contains("| " + code + " | " + meaning + " |\n"), code + " " + meaning));
        assertEquals(
                Stream.of(
                                ExitCode.DONE,
                                ExitCode.INTERNAL,
                                ExitCode.USAGE,
                                ExitCode.REFUSED,
                                ExitCode.FAILED,
                                ExitCode.UNREACHABLE,
                                ExitCode.GAVE_UP,
                                ExitCode.DIFFERENT)
                        .map(String::valueOf)
                        .collect(Collectors.toSet()),
                found("\\| (\\d) \\|"));
    }

    @Test
    void whatProgramsReadIsJson() {
        List<String> samples = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(sample -> sample.group(1))
                .toList();
        assertEquals(20, samples.size());
        samples.forEach(JsonParser::parseString);
    }

    private Set<String> commands() {
        return Commands.of(molt).keySet();
    }

    private Set<String> found(String lineStart) {
        return Pattern.compile("^" + lineStart, Pattern.MULTILINE)
                .matcher(page)
                .results()
                .map(line -> line.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
