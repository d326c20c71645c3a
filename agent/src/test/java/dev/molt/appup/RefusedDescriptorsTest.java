package dev.molt.appup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every descriptor and configuration that is refused, with all that its author is told.
 *
 * <p>A case is two files in the folder of its kind in {@code descriptors}: NAME.yaml, and NAME.txt with the complete
 * output.
 */
class RefusedDescriptorsTest {

    private static final Map<String, String> ENVIRONMENT = Map.of("PORT", "8081", "ZIP", "0123");

    /** One of the readers. */
    private interface Reader {
        Object read(Source source) throws RefusedException;
    }

    private static final Map<String, Reader> READERS = Map.of(
            "application", ApplicationReader::read,
            "release", ReleaseReader::read,
            "configuration", ConfigurationReader::read,
            "substituted", source -> ConfigurationReader.substituted(source, ENVIRONMENT::get));

    @TestFactory
    List<DynamicTest> refuses() throws IOException, URISyntaxException {
        Path folder = Path.of(RefusedDescriptorsTest.class.getResource("/descriptors").toURI());
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(file -> DynamicTest.dynamicTest(folder.relativize(file).toString(), () -> refuses(file)))
                    .toList();
        }
    }

    private static void refuses(Path file) throws IOException {
        String name = file.getFileName().toString();
        Source source = new Source(name, Files.readString(file));
        Reader reader = READERS.get(file.getParent().getFileName().toString());
        RefusedException refused = assertThrows(RefusedException.class, () -> reader.read(source));
        String told = refused.diagnostics().stream().map(RefusedDescriptorsTest::withCode).collect(Collectors.joining());
        assertEquals(Files.readString(file.resolveSibling(name.replace(".yaml", ".txt"))), told);
        assertFalse(refused.diagnostics().stream().anyMatch(d -> d.cure().isEmpty()), "an error without a cure");
    }

    private static String withCode(Diagnostic diagnostic) {
        return diagnostic.code() + "\n" + diagnostic.render() + "\n";
    }
}
