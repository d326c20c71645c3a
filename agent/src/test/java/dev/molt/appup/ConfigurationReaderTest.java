package dev.molt.appup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Configuration, and the variables in it. */
class ConfigurationReaderTest {

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "PORT", "8081", "LOUD", "true", "HOST", "pea.example", "NOTHING", "", "NULL", "null", "TRICKY", "a: {b} # c");

    @Test
    void isTextNumbersAndBooleansByApplicationAndKey() throws Exception {
        assertEquals(
                Map.of(
                        "pea", Map.of("port", 8081L, "ratio", 1.5, "loud", false, "name", "yes", "zip", "1"),
                        "regis", Map.of(),
                        "größe", Map.of("a.b", "${PORT}")),
                ConfigurationReader.read(new Source(
                        "sys.config.yaml",
                        """
                        pea: {port: 8081, ratio: 1.5, loud: false, name: yes, zip: "1"}
                        regis: {}
                        größe: {a.b: "${PORT}"}
                        """)));
        assertEquals(Map.of(), ConfigurationReader.read(new Source("sys.config.yaml", "{}")));
    }

    @Test
    void variablesStandForTheirValues() throws Exception {
        assertEquals(
                Map.of("url", "http://pea.example:8081/", "host", "pea.example", "name", "日本 pea.example"),
                pea("{url: 'http://${HOST}:${PORT}/', host: ${HOST}, name: \"日本 ${HOST}\"}"));
    }

    @Test
    void whatIsWhollyANumberOrABooleanIsOneUnlessQuoted() throws Exception {
        assertEquals(
                Map.of("a", 8081L, "b", true, "c", "8081", "d", "true", "e", 18081L, "f", "8081/tcp", "g", 7L),
                pea("{a: ${PORT}, b: ${LOUD}, c: \"${PORT}\", d: '${LOUD}', e: 1${PORT}, f: ${PORT}/tcp, g: ${UNSET:-7}}"));
    }

    @Test
    void aVariableThatIsNotSetOrEmptyHasItsDefault() throws Exception {
        assertEquals(
                Map.of("a", "b c", "b", "x", "c", "", "d", 8081L, "e", " ,]\"#"),
                pea("{a: ${UNSET:-b c}, b: ${NOTHING:-x}, c: ${UNSET:-}, d: ${PORT:-7}, e: ${UNSET:- ,]\"#}}"));
    }

    @Test
    void whatIsSetToNothingIsEmptyTextAndNullIsAWord() throws Exception {
        assertEquals(Map.of("a", "", "b", "null"), pea("{a: ${NOTHING}, b: ${NULL}}"));
    }

    @Test
    void twoDollarsStandForOne() throws Exception {
        assertEquals(
                Map.of("a", "${PORT}", "b", "${", "c", "$PORT", "d", "$${PORT}"),
                pea("{a: $${PORT}, b: \"$${\", c: $PORT, d: $$${PORT}}"));
    }

    @Test
    void aValueIsNeverReadAsYaml() throws Exception {
        assertEquals(Map.of("a", "a: {b} # c", "b", "a: {b} # c"), pea("{a: ${TRICKY}, b: \"${TRICKY}\"}"));
    }

    @Test
    void commentsAndTextOfSeveralLinesAreAsEver() throws Exception {
        assertEquals(
                Map.of("pea", Map.of("a", "one 8081\ntwo ${\n", "b", "three pea.example")),
                read(
                        """
                        # ${UNSET} ${
                        pea:
                          a: |
                            one ${PORT}
                            two $${
                          b: three
                            ${HOST}   # ${UNSET}
                        """));
    }

    private static Map<String, Object> pea(String settings) throws RefusedException {
        return read("pea: " + settings).get("pea");
    }

    private static Map<String, ? extends Map<String, Object>> read(String text) throws RefusedException {
        return ConfigurationReader.substituted(new Source("sys.config.yaml.src", text), ENVIRONMENT::get);
    }
}
