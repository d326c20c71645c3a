package dev.molt.appup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.molt.appup.AppupInstruction.LowLevel;
import dev.molt.diag.Located;
import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Relup files: what is written is read as the same again, and what is no relup file is refused. */
class RelupReaderTest {

    private static final String FILE = """
            # Written by molt relup. It follows from the upgrade files: change those, not this.
            release: sys
            version: TWO
            up:
              - from: ONE
                description: "db 1.0 -> 1.1"
                script:
                  - load_object_code: {application: db, version: "1.1", modules: [db.M]}
                  - point_of_no_return
                  - suspend: [db.M, {module: db.N, timeout: 7s}]
                  - code_change: {direction: up, modules: [{module: db.M, extra: {"on": [1, 2.5, null]}}]}
                  - resume: [db.M]
            down:
              - to: ONE
                script: []
              - to: 0.9
                script:
                  - restart_emulator
            """;

    @Test
    void theTextOfWhatWasReadIsTheSame() throws Exception {
        Relup relup = read(FILE);
        assertEquals(FILE, RelupText.of(relup));
        assertEquals("db 1.0 -> 1.1", relup.entryFor(Direction.UP, "ONE").orElseThrow().description());
        assertEquals(
                List.of(new RelupInstruction.RestartEmulator()),
                relup.entryFor(Direction.DOWN, "0.9").orElseThrow().instructions());
    }

    @Test
    void everyLowLevelInstructionOfTheGrammarComesBack() throws Exception {
        Path grammar = Path.of("src/test/resources/appup/whole_grammar.yaml");
        Appup appup = AppupReader.read(new Source(grammar.toString(), Files.readString(grammar)));
        List<RelupInstruction> all = Stream.concat(appup.up().stream(), appup.down().stream())
                .flatMap(entry -> entry.instructions().stream())
                .filter(LowLevel.class::isInstance)
                .map(instruction -> ((LowLevel) instruction).instruction())
                .toList();
        assertEquals(14, all.stream().map(Object::getClass).distinct().count(), "kinds of instructions");
        Relup relup = new Relup(
                null,
                new Located<>("sys", null),
                new Located<>("TWO", null),
                List.of(new Relup.Entry(
                        null,
                        new Located<>("ONE", null),
                        "all",
                        all.stream().map(instruction -> new Located<>(instruction, null)).toList())),
                List.of());
        assertEquals(all, read(RelupText.of(relup)).up().get(0).instructions());
    }

    @Test
    void whatIsNoRelupFileIsRefusedWithAllErrors() {
        RefusedException refused = assertThrows(RefusedException.class, () -> read("""
                release: sys
                verson: TWO
                up:
                  - from: ONE
                    script: [{load_module: db.M}]
                  - from: ONE
                    script: [point_of_no_retrn]
                """));
        assertEquals(
                """
                relup.yaml:2:1: error: a relup file has no key "verson"
                  verson: TWO
                  ^
                  cure: write version
                relup.yaml:5:15: error: load_module belongs into an upgrade file; a relup file has what it becomes
                      script: [{load_module: db.M}]
                                ^
                  cure: write it into the application's upgrade file, and run molt relup again
                relup.yaml:6:11: error: the version ONE is given twice
                    - from: ONE
                            ^
                  cure: keep this one or the one in line 4
                relup.yaml:7:14: error: there is no instruction "point_of_no_retrn"
                      script: [point_of_no_retrn]
                               ^
                  cure: write point_of_no_return""",
                refused.getMessage());
    }

    private static Relup read(String text) throws RefusedException {
        return RelupReader.read(new Source("relup.yaml", text));
    }
}
