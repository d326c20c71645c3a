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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every upgrade file that is refused, with all that its author is told.
 *
 * <p>A case is two files in {@code appup/refused}: NAME.yaml, and NAME.txt with the complete output.
 */
class RefusedAppupsTest {

    @TestFactory
    List<DynamicTest> refuses() throws IOException, URISyntaxException {
        Path folder = Path.of(RefusedAppupsTest.class.getResource("/appup/refused").toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> refuses(file)))
                    .toList();
        }
    }

    private static void refuses(Path file) throws IOException {
        String name = file.getFileName().toString();
        Source source = new Source(name, Files.readString(file));
        RefusedException refused = assertThrows(RefusedException.class, () -> AppupReader.read(source));
        String told = refused.diagnostics().stream().map(RefusedAppupsTest::withCode).collect(Collectors.joining());
        assertEquals(Files.readString(file.resolveSibling(name.replace(".yaml", ".txt"))), told);
        assertFalse(refused.diagnostics().stream().anyMatch(d -> d.cure().isEmpty()), "an error without a cure");
    }

    private static String withCode(Diagnostic diagnostic) {
        return diagnostic.code() + "\n" + diagnostic.render() + "\n";
    }
}
