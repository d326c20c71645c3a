package dev.molt.appup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.molt.diag.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is written is read as the same again. */
class AppupTextTest {

    private static final Path RESOURCES = Path.of("src/test/resources");

    @TestFactory
    List<DynamicTest> everyUpgradeFileOfThisRepositoryComesBack() throws Exception {
        List<Source> sources = new ArrayList<>();
        Path grammar = RESOURCES.resolve("appup/whole_grammar.yaml");
        sources.add(new Source(grammar.toString(), Files.readString(grammar)));
        for (Path folder : List.of(
                RESOURCES.resolve("appup/generated"),
                RESOURCES.resolve("relup/whole"),
                Path.of("../upgrades"))) {
            for (Path file : files(folder, ".yaml")) {
                sources.add(new Source(file.toString(), Files.readString(file)));
            }
        }
        for (Path file : files(RESOURCES.resolve("plan"), ".case")) {
            String text = Files.readString(file);
            Pattern.compile("(?ms)^=== appup\n(.*?)(?=^=== |\\z)").matcher(text).results()
                    .forEach(found -> sources.add(new Source(file.toString(), found.group(1))));
        }
        assertTrue(sources.size() > 40, () -> "only " + sources.size() + " files");
        return sources.stream()
                .map(source -> dynamicTest(source.name(), () -> comesBack(AppupReader.read(source))))
                .toList();
    }

    private static void comesBack(Appup appup) throws Exception {
        String text = AppupText.of(appup);
        assertEquals(PlainAppup.of(appup), PlainAppup.of(AppupReader.read(new Source("written", text))), text);
    }

    @Test
    void whatIsAtItsDefaultIsLeftOut() throws Exception {
        String text = """
                application: app
                version: 1.1
                up:
                  - from: /1\\.0(\\.[0-9]+)?/
                    instructions:
                      - add_module: a.New
                      - load_module: {module: a.B, depends_on: [a.New]}
                      - update: {module: a.Supervisor, type: supervisor}
                      - update: {module: a.C, change: {advanced: []}, code_change: {set: {level: "1 + 1"}}, timeout: 5s}
                      - point_of_no_return
                down:
                  - to: "null"
                    instructions: []
                """;
        assertEquals(text, AppupText.of(AppupReader.read(new Source("app.yaml", text))));
    }

    @Test
    void whatIsLongHasALineForEachKey() throws Exception {
        String text = """
                application: app
                version: 1.1
                windows: per_component
                up:
                  - from: 1.0
                    instructions:
                      - update:
                          module: a.Player
                          change: {advanced: {bonus: 5, why: "it is time"}}
                          code_change: {set: {quest: "quest.Quest.fetch()"}, drop: [old]}
                          pre_purge: soft_purge
                          post_purge: brutal_purge
                """;
        assertEquals(text, AppupText.of(AppupReader.read(new Source("app.yaml", text))));
    }

    @Test
    void commentsStandAboveWhatTheyAreAbout() throws Exception {
        Appup appup = AppupReader.read(new Source("app.yaml", """
                application: app
                version: 1.1
                up: [{from: 1.0, instructions: [{load_module: a.B}, {load_module: a.C}]}]
                down: [{to: 1.0, instructions: [{load_module: a.C}]}]
                """));
        String word = "word ".repeat(30);
        AppupComments comments =
                new AppupComments(List.of("written for you"), Map.of("a.C", List.of("first", word)), Map.of());
        assertEquals(
                """
                # written for you
                application: app
                version: 1.1
                up:
                  - from: 1.0
                    instructions:
                      - load_module: a.B
                      # first
                      #%s
                      #  %s
                      - load_module: a.C
                down:
                  - to: 1.0
                    instructions:
                      - load_module: a.C
                """.formatted(" word".repeat(22), " word".repeat(8)),
                AppupText.of(appup, comments));
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }
}
