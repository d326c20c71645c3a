package walkthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DemonstrationsPageTest {

    @Test
    void everyStoryIsInThePageAndInTheScriptsUsage() throws IOException {
        String page = Files.readString(Path.of("../../docs/demonstrations.md"));
        String script = Files.readString(Path.of("../walkthrough"));
        for (String story : Options.STORIES) {
            assertTrue(page.contains("\n| `" + story + "` | "), story);
            assertTrue(script.lines().anyMatch(line -> line.matches("#.*walkthrough .*\\b" + story + "\\b.*")), story);
            assertTrue(Options.USAGE.contains(story), story);
        }
    }

    @Test
    void theStepsAreTwentyFiveOfWhichTwelveAreNotNeeded() throws IOException {
        List<String> steps = Files.readAllLines(Path.of("../../docs/demonstrations.md")).stream()
                .filter(line -> line.matches("\\| \\d+ \\|.*")).toList();
        assertEquals(
                IntStream.rangeClosed(1, 25).boxed().toList(),
                steps.stream().map(line -> Integer.valueOf(line.split(" ")[1])).toList());
        assertEquals(12, steps.stream().filter(line -> line.contains("| not needed")).count());
    }
}
