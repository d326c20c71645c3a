package walkthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "processquest 1.0.1",
        "regis         1.0.0\nprocessquest-ish\nprocessquest  1.0.1  since 10:00, before it 1.0.0",
        "processquest-1.0.0.jar\napplication: processquest\nversion: 1.0.1",
        "{\"processquest\": {\"version\": \"1.0.1\"}}"
    })
    void findsAnApplicationsVersion(String text) {
        assertEquals(Optional.of("1.0.1"), new Command.Outcome(0, text).versionOf("processquest"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"regis 1.0.0", "demo-app/processquest-1.0.0/target/processquest-1.0.0.jar", ""})
    void aFileNameIsNoVersion(String text) {
        assertEquals(Optional.empty(), new Command.Outcome(0, text).versionOf("processquest"));
    }

    @ParameterizedTest
    @CsvSource({"'  7 | - load_modul: x\n    |   ^^^^^^^^^^ no such instruction', true", "'x\n  ^', true",
        "'2^3 is 8', false"})
    void seesACaretBelowALine(String text, boolean points) {
        assertEquals(points, new Command.Outcome(3, text).pointsSomewhere());
    }
}
