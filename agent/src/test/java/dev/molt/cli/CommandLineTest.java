package dev.molt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Help, and what is said of a command line that is wrong. */
class CommandLineTest {

    static Stream<String> commands() {
        return Commands.of(new CommandLine(new Main())).keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasHelp(String command) {
        Ran help = Ran.molt((command + " --help").split(" "));
        assertEquals(0, help.exit());
        assertEquals("", help.err());
        assertTrue(help.out().startsWith("Usage: molt " + command + " "), help.out());
        assertTrue(help.out().contains("--json"), help.out());
        assertTrue(help.out().contains("Exit codes:"), help.out());
        if (!command.contains(" ")) {
            assertEquals(help, Ran.molt("help", command));
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyOptionIsDescribed(String command) {
        CommandLine line = Commands.of(new CommandLine(new Main())).get(command);
        line.getCommandSpec().args().forEach(argument ->
                assertFalse(String.join("", argument.description()).isBlank(), () -> command + ": " + argument));
    }

    @Test
    void withoutACommandItPrintsThemAll() {
        Ran ran = Ran.molt();
        assertEquals(2, ran.exit());
        assertEquals("", ran.out());
        assertTrue(ran.err().startsWith("Missing required subcommand\nUsage: molt [-hV] COMMAND\n"), ran.err());
        commands().map(command -> command.split(" ")[0]).forEach(command ->
                assertTrue(ran.err().contains("\n  " + command + " "), command));
    }

    @Test
    void theVersionIsThatOfTheBuild() {
        Ran version = Ran.molt("--version");
        assertTrue(version.out().matches("molt \\d+\\.\\d+\\.\\d+\\S*\n"), version.out());
        assertEquals(version, Ran.molt("status", "--version"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            statu 1                       | Unmatched arguments from index 0: 'statu', '1'
            statu 1                       | Did you mean: molt status
            upgrade 1                     | Did you mean: molt upgrade-app
            status                        | Missing required parameter: 'PID'
            status one                    | Invalid value for positional parameter at index 0 (PID): 'one' is not a number
            status 1 2                    | Unmatched argument at index 2: '2'
            status 1 --jsn                | Unknown option: '--jsn'
            status 1 --jsn                | Possible solutions: --json
            install 2 --error-action=restart | Unknown option: '--error-action=restart'
            relup a.yaml --noexec         | Unknown option: '--noexec'
            upgrade-app 1                 | Missing required option: '--new=JAR'
            plan 1                        | Missing required option: '--new=JAR'
            relup                         | Missing required parameter: 'FILE', or option '--release=RELEASE'
            relup /no/such/file           | there is no file /no/such/file
            relup /                       | / cannot be read: Is a directory
            try /no/such/file b           | there is no file /no/such/file
            try src src                   | there are no classes in src
            try a b --classpath /no/such  | --classpath: there is no file /no/such
            try a b --java /no/such       | --java: /no/such is no JDK: it has no bin/java
            try a b --tests /no/such      | --tests: there is no file /no/such
            try a b --tests /             | --tests needs the JUnit Platform with its launcher on --classpath
            """)
    void aWrongCommandLineSaysWhatIsWrong(String line, String told) {
        Ran ran = Ran.molt(line.split(" "));
        assertEquals(2, ran.exit(), ran::err);
        assertEquals("", ran.out());
        assertTrue(ran.err().contains(told), ran.err());
        assertFalse(ran.err().contains("\tat "), ran.err());
    }
}
