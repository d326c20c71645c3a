package dev.molt.codechange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.molt.appup.Direction;
import dev.molt.diag.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What is said against a transform, word for word: cases are in {@code codechange/*.txt}, divided by headings. */
class RefusedTransformsTest {

    private static final Path CASES = Path.of("src/test/resources/codechange");

    @TestFactory
    Stream<DynamicTest> whatIsTold() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.sorted().flatMap(file -> cases(file).map(one -> test(file, one))).toList().stream();
        }
    }

    private static Stream<String> cases(Path file) {
        try {
            return Arrays.stream(Files.readString(file).split("(?m)^==== ")).skip(1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static DynamicTest test(Path file, String one) {
        List<String> parts = List.of(one.split("(?m)^-- ?\\w+\n"));
        String title = parts.get(0).strip();
        return dynamicTest(file.getFileName() + ": " + title, () -> {
            Direction direction = title.endsWith("(down)") ? Direction.DOWN : Direction.UP;
            Upgrade upgrade = Upgrade.of(parts.get(1), parts.get(2), parts.get(3), direction);
            CompiledTransform compiled = upgrade.compile();
            assertEquals(parts.get(4).strip(), told(compiled));
            if (compiled.isRefused()) {
                assertEquals(List.of(), compiled.steps());
                assertEquals(upgrade.after().get(Upgrade.MODULE), compiled.classFile());
            } else {
                assertFalse(compiled.diagnostics().isEmpty(), "nothing is told");
            }
        });
    }

    private static String told(CompiledTransform compiled) {
        return compiled.diagnostics().stream().map(Diagnostic::render).collect(Collectors.joining("\n"));
    }
}
