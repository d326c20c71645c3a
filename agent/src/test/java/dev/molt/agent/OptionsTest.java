package dev.molt.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where an option is looked for, and what is said of one that is wrong. */
class OptionsTest {

    @TempDir
    private Path folder;

    @Test
    void nothingNeedsToBeGiven() {
        assertEquals(new Options(Optional.empty(), Optional.empty(), Optional.empty(), true, Set.of()), read(null));
        assertEquals(read(null), read(" "));
    }

    @Test
    void theNearerPlaceWins() throws IOException {
        Path config = config("journal=/file");
        Map<String, String> environment = Map.of("MOLT_JOURNAL", "/environment");
        Map<String, String> properties = Map.of("molt.journal", "/property");
        assertEquals("/file", journal("config=" + config, Map.of(), Map.of()));
        assertEquals("/environment", journal("config=" + config, Map.of(), environment));
        assertEquals("/property", journal("config=" + config, properties, environment));
        assertEquals("/option", journal("config=" + config + ",journal=/option", properties, environment));
    }

    @Test
    void theRootIsAPathAndJmxIsTrueOrFalse() {
        Options read = read("root=/srv/mysystem/,jmx=false");
        assertEquals(Optional.of(Path.of("/srv/mysystem")), read.root());
        assertEquals(false, read.jmx());
        assertEquals(true, read("jmx=true").jmx());
        assertEquals(
                Optional.of(Path.of("/srv/mysystem")),
                Options.read(null, key -> null, Map.of("MOLT_ROOT", "/srv/mysystem")::get).root());
    }

    @Test
    void theFileIsNamedInTheSameWays() throws IOException {
        String config = config("journal=/file").toString();
        assertEquals("/file", journal("", Map.of("molt.config", config), Map.of()));
        assertEquals("/file", journal("", Map.of(), Map.of("MOLT_CONFIG", config)));
    }

    @Test
    void eachOptionIsReadByItself() throws IOException {
        Options read = Options.read(
                "control=/a", Map.of("molt.journal", "/b")::get, Map.of("MOLT_CONTROL", "/c")::get);
        assertEquals(new Options(Optional.of(Path.of("/a")), Optional.of(Path.of("/b")), Optional.empty(), true, Set.of()), read);
    }

    @Test
    void aVariableThatIsSetToNothingIsNotSet() {
        assertEquals(read(null), Options.read("", Map.of("molt.journal", "")::get, Map.of("MOLT_CONTROL", " ")::get));
    }

    @Test
    void aPathIsMadeAbsoluteAsOthersReadIt() {
        assertEquals(Path.of("").toAbsolutePath().resolve("here"), read("journal=./here").journal().orElseThrow());
    }

    @Test
    void partsToLeaveOutAreForTestsAndOnlyASystemProperty() {
        assertEquals(
                Set.of("redefinition", "x"),
                Options.read(null, Map.of("molt.test.without", "redefinition,x")::get, key -> null).without());
        assertEquals("option `test.without` is unknown; use one of config, control, jmx, journal, root", refusal("test.without=x"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            journal               | option `journal` is not of the form key=value
            journal=              | option `journal=` is not of the form key=value
            =/tmp                 | option `=/tmp` is not of the form key=value
            journal=a,            | option `` is not of the form key=value
            journal=a,,control=b  | option `` is not of the form key=value
            journal=a,journal=b   | option `journal` is given twice
            jornal=a              | option `jornal` is unknown; write journal
            JOURNAL=a             | option `JOURNAL` is unknown; write journal
            contrl=a              | option `contrl` is unknown; write control
            jmx=yes               | option `jmx` is `yes`; write true or false
            jmx=TRUE              | option `jmx` is `TRUE`; write true or false
            socket=a              | option `socket` is unknown; use one of config, control, jmx, journal, root
            """)
    void whatIsWrongIsSaidWithItsCure(String argument, String message) {
        assertEquals(message, refusal(argument));
    }

    @Test
    void whatIsWrongInTheFileNamesTheFile() throws IOException {
        assertConfigRefused("option `jornal` is unknown in FILE; write journal", "jornal=a");
        assertConfigRefused("option `journal` has no value in FILE", "journal=");
        assertConfigRefused("option `config` is unknown in FILE; use one of control, jmx, journal, root", "config=other");
        assertConfigRefused(
                "FILE, which the option `config` names, cannot be read: Malformed \\uxxxx encoding.", "journal=\\u00g0");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Path file = folder.resolve("none");
        assertEquals("there is no file " + file + ", which the option `config` names", refusal("config=" + file));
        assertEquals(
                folder + ", which the option `config` names, cannot be read: Is a directory",
                refusal("config=" + folder));
    }

    @Test
    void thePageListsThemAll() throws IOException {
        String page = Files.readString(Path.of("../docs/cli.md"));
        String section = page.substring(page.indexOf("## The agent's options"), page.indexOf("## The socket"));
        Set<String> listed = Pattern.compile("^\\| `([a-z]+)` \\|", Pattern.MULTILINE)
                .matcher(section)
                .results()
                .map(line -> line.group(1))
                .collect(Collectors.toSet());
        assertEquals(Set.copyOf(Options.KEYS), listed);
    }

    private void assertConfigRefused(String message, String text) throws IOException {
        Path file = config(text);
        assertEquals(message.replace("FILE", file.toString()), refusal("config=" + file));
    }

    private Path config(String text) throws IOException {
        return Files.writeString(folder.resolve("molt.properties"), text);
    }

    private static String journal(String argument, Map<String, String> properties, Map<String, String> environment) {
        return Options.read(argument, properties::get, environment::get).journal().orElseThrow().toString();
    }

    private static Options read(String argument) {
        return Options.read(argument, key -> null, key -> null);
    }

    private static String refusal(String argument) {
        return assertThrows(IllegalArgumentException.class, () -> read(argument)).getMessage();
    }
}
