package dev.molt.appup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a well-written upgrade file says. */
class AppupReaderTest {

    @Test
    void theWholeGrammarReadsAsGolden() throws Exception {
        Appup appup = AppupReader.read(new Source("whole_grammar.yaml", resource("whole_grammar.yaml")));
        assertEquals(resource("whole_grammar.txt"), PlainAppup.of(appup));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            load_module: a.B | load_module: {module: a.B, pre_purge: brutal_purge, post_purge: brutal_purge, depends_on: []}
            load_module: {module: a.B, purge: soft_purge} | load_module: {module: a.B, pre_purge: soft_purge, post_purge: soft_purge}
            add_module: a.B | add_module: {module: a.B, depends_on: []}
            delete_module: a.B | delete_module: {module: a.B, purge: soft_purge, depends_on: []}
            update: a.B | update: {module: a.B, type: dynamic, change: soft, timeout: default, purge: brutal_purge, depends_on: []}
            update: {module: a.B, type: supervisor} | update: {module: a.B, type: static, change: {advanced: []}}
            update: {module: a.B, timeout: 5s} | update: {module: a.B, timeout: 5000ms}
            update: {module: a.B, timeout: 2m} | update: {module: a.B, timeout: 120s}
            add_application: x | add_application: {application: x, type: permanent}
            load: a.B | load: {module: a.B, pre_purge: brutal_purge, post_purge: brutal_purge}
            remove: a.B | remove: {module: a.B, purge: brutal_purge}
            suspend: [a.B] | suspend: [{module: a.B, timeout: default}]
            code_change: {direction: up, modules: [a.B]} | code_change: {direction: up, modules: [{module: a.B, extra: []}]}
            """)
    void aShortFormMeansItsLongForm(String shortForm, String longForm) throws Exception {
        assertEquals(PlainAppup.of(instructions(longForm)), PlainAppup.of(instructions(shortForm)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.0", "1.1", "1.10", "\"1.1\"", "'007'", "2026-01-01", "1_0", "1e3", "R16B", "1.0+build.5"})
    void aVersionIsTheTextThatIsWritten(String written) throws Exception {
        Appup appup = read("application: a\nversion: " + written + "\nup: []\n");
        assertEquals(written.replaceAll("[\"']", ""), appup.version().value());
    }

    @Test
    void theFirstEntryThatMatchesTheWholeVersionIsTaken() throws Exception {
        Appup appup = read("""
                application: a
                version: 2.0
                up:
                  - {from: 1.0, instructions: [load_module: exact.One]}
                  - {from: "/1\\\\.[0-9]+/", instructions: [load_module: one.Point]}
                  - {from: /.*/, instructions: []}
                """);
        assertEquals("1.0", appup.entryFor(Direction.UP, "1.0").orElseThrow().version().toString());
        assertEquals("/1\\.[0-9]+/", appup.entryFor(Direction.UP, "1.1").orElseThrow().version().toString());
        assertEquals("/.*/", appup.entryFor(Direction.UP, "1.1-rc").orElseThrow().version().toString());
        assertTrue(appup.entryFor(Direction.DOWN, "1.0").isEmpty());
    }

    @Test
    void oneDirectionMayBeLeftOut() throws Exception {
        assertEquals(List.of(), read("application: a\nversion: 2\ndown: []\n").up());
        assertEquals(Windows.WHOLE, read("application: a\nversion: 2\nup: []\n").windows());
    }

    @Test
    void anInstructionKnowsWhereItsNameStands() throws Exception {
        AppupInstruction.Update update = (AppupInstruction.Update) instructions("update: {module: a.B}").get(0);
        assertEquals("test.yaml:4:31", update.position().toString());
        assertEquals("test.yaml:4:48", update.module().position().toString());
    }

    @Test
    void whatComesOfPlainValuesCannotBeModified() throws Exception {
        AppupInstruction.Update update = (AppupInstruction.Update)
                instructions("update: {module: a.B, change: {advanced: [1]}}").get(0);
        List<?> extra = (List<?>) ((Change.Advanced) update.change()).extra();
        assertThrows(UnsupportedOperationException.class, () -> extra.remove(0));
    }

    @Test
    void commentsAndAByteOrderMarkAreNothing() throws Exception {
        assertEquals("a", read("\uFEFF# words\napplication: a # more\nversion: 1\nup: []\n").application().value());
    }

    @Test
    void afterAHundredErrorsNoMoreAreTold() {
        String many = IntStream.range(0, 500).mapToObj(i -> "      - x" + i + "\n").collect(Collectors.joining());
        RefusedException refused = assertThrows(RefusedException.class, () -> read(
                "application: a\nversion: 1\nup:\n  - from: 0\n    instructions:\n" + many));
        assertEquals(101, refused.diagnostics().size());
        assertEquals("too_many_errors", refused.diagnostics().get(100).code());
    }

    @Test
    void aFileThatIsTooBigIsRefused() {
        RefusedException refused =
                assertThrows(RefusedException.class, () -> read("# " + "x".repeat(1 << 20) + "\napplication: a\n"));
        assertEquals("too_big", refused.diagnostics().get(0).code());
        assertFalse(refused.getMessage().length() > 2000, "the message shows a whole big file");
    }

    private static List<AppupInstruction> instructions(String instruction) throws RefusedException {
        return read("application: a\nversion: 2\nup:\n  - {from: 1, instructions: [{" + instruction + "}]}\n")
                .up()
                .get(0)
                .instructions();
    }

    private static Appup read(String text) throws RefusedException {
        return AppupReader.read(new Source("test.yaml", text));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = AppupReaderTest.class.getResourceAsStream("/appup/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
