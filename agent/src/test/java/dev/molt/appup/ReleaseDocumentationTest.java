package dev.molt.appup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page on releases shows files that are really read, and what is really told. */
class ReleaseDocumentationTest {

    private String page;

    @BeforeEach
    void readPage() throws IOException {
        page = Files.readString(Path.of("../docs/release.md"));
    }

    @Test
    void theExampleOfAReleaseIsOneWithEveryKey() throws Exception {
        ReleaseDescriptor read = ReleaseReader.read(example("Release descriptor"));
        assertTrue(read.java().isPresent() && read.molt().isPresent());
        assertEquals(List.of(1, 2, 3), List.of(read.javaOptions().size(), read.applications().size(), read.verify().size()));
    }

    @Test
    void theExampleOfAnApplicationIsOneWithEveryKey() throws Exception {
        ApplicationDescriptor read = ApplicationReader.read(example("Application descriptor"));
        assertEquals("hello.HelloApp.configChange", read.configChange().orElseThrow());
        assertEquals(1, read.containers().get(0).children().size());
    }

    @Test
    void theExamplesOfConfigurationAreRead() throws Exception {
        assertEquals(Map.of("port", 8081L, "host", "localhost", "verbose", false),
                ConfigurationReader.read(example("Configuration")).get("pea"));
        assertEquals(
                Map.of("port", 8081L, "url", "http://h:8081/", "pattern", "${NAME}"),
                ConfigurationReader.substituted(withVariables(), Map.of("PEA_HOST", "h")::get).get("pea"));
    }

    @Test
    void theErrorIsTheOneThatIsTold() {
        RefusedException refused = assertThrows(
                RefusedException.class, () -> ConfigurationReader.substituted(withVariables(), name -> null));
        assertTrue(page.contains("```\n" + refused.getMessage() + "\n```"), refused.getMessage());
    }

    private Source withVariables() {
        return new Source("sys.config.yaml.src", examples("Configuration").get(1));
    }

    private Source example(String section) {
        return new Source("example.yaml", examples(section).get(0));
    }

    private List<String> examples(String section) {
        Matcher found = Pattern.compile("\n## " + section + "\n(.*?)(\n## |$)", Pattern.DOTALL).matcher(page);
        assertTrue(found.find(), section);
        return Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                .matcher(found.group(1))
                .results()
                .map(result -> result.group(1))
                .toList();
    }
}
