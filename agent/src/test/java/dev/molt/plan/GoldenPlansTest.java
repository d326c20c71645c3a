package dev.molt.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every kind of plan, word for word.
 *
 * <p>A case is two files in {@code plan}: NAME.case as {@link PlanCase} reads it, and NAME.txt with the complete plan,
 * which a run with {@code -Dmolt.golden=write} writes anew, to be read before it is committed.
 */
class GoldenPlansTest {

    private static final Path FOLDER = Path.of("src/test/resources/plan");

    @TestFactory
    List<DynamicTest> plans() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".case"))
                    .sorted()
                    .map(file -> dynamicTest(file.getFileName().toString(), () -> plans(file)))
                    .toList();
        }
    }

    private static void plans(Path file) throws Exception {
        String told = PlanPrint.of(PlanCase.read(Files.readString(file)));
        Path golden = file.resolveSibling(file.getFileName().toString().replace(".case", ".txt"));
        if ("write".equals(System.getProperty("molt.golden"))) {
            Files.writeString(golden, told);
        }
        assertEquals(Files.readString(golden), told);
        assertEquals(
                told.lines().filter(line -> line.contains("error: ") || line.contains("warning: ")).count(),
                told.lines().filter(line -> line.startsWith("  cure: ")).count(),
                "each finding has a cure");
    }
}
