package dev.molt.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.diag.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page on target systems names what is there. */
class TargetPageTest {

    @TempDir
    private Path folder;

    private String page;

    @BeforeEach
    void readPage() throws IOException {
        page = Files.readString(Path.of("../docs/target.md"));
    }

    @Test
    void everyFileOfANewSystemIsInTheTable() throws IOException, RefusedException {
        Path root = TargetSystem.create(
                        Workshop.of(folder.resolve("workshop")).first(), folder.resolve("mysystem"))
                .root();
        for (String file : Workshop.files(root)) {
            String called = file.replace("FIRST", "VSN")
                    .replace("molt-1.0", "molt-VSN")
                    .replaceAll("(pea|regis)-1.0", "APP-VSN")
                    .replace("mysystem.", "NAME.");
            assertTrue(file.endsWith(".lock") || page.contains("`" + called + "`"), called);
        }
    }

    @Test
    void everyWayToStartIsThere() throws IOException {
        String script = Files.readString(Path.of("src/main/resources/dev/molt/target/start.sh"));
        MatchResult usage = Pattern.compile("usage: start \\[([a-z|]+)]").matcher(script).results().findFirst().orElseThrow();
        List<String> modes = List.of(usage.group(1).split("\\|"));
        assertEquals(4, modes.size());
        modes.forEach(mode -> assertTrue(page.contains("`bin/start " + mode + "`"), mode));
    }

    @Test
    void heartGivesUpAsItSays() {
        String rule = "**More than " + Heart.MOST_DEATHS + " deaths within " + Heart.PERIOD.toSeconds() + " seconds**";
        assertTrue(page.contains(rule), rule);
    }
}
