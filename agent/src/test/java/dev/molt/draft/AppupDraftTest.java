package dev.molt.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.molt.appup.Appup;
import dev.molt.appup.AppupReader;
import dev.molt.appup.AppupText;
import dev.molt.appup.Direction;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.Source;
import dev.molt.plan.AllLoaded;
import dev.molt.plan.Plan;
import dev.molt.plan.PlanRequest;
import dev.molt.plan.Planner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Drafts of upgrade files, word for word: NAME.case as {@link DraftCase} reads it has its draft in NAME.yaml, which a run
 * with {@code -Dmolt.golden=write} writes anew, to be read before it is committed.
 */
class AppupDraftTest {

    private static final Path FOLDER = Path.of("src/test/resources/appup/generated");

    @TestFactory
    List<DynamicTest> drafts() throws IOException {
        return cases((file, draftCase) -> {
            String text = draftCase.draft().text();
            Path golden = file.resolveSibling(file.getFileName().toString().replace(".case", ".yaml"));
            if ("write".equals(System.getProperty("molt.golden"))) {
                Files.writeString(golden, text);
            }
            assertEquals(Files.readString(golden), text);
        });
    }

    @TestFactory
    List<DynamicTest> whatIsWrittenIsReadAsTheSame() throws IOException {
        return cases((file, draftCase) -> {
            Draft draft = draftCase.draft();
            Appup read = AppupReader.read(new Source(file.toString(), draft.text()));
            assertEquals(AppupText.of(draft.appup()), AppupText.of(read));
        });
    }

    /** Where all classes are loaded, a draft is carried out as it stands, unless it asks for a decision. */
    @TestFactory
    List<DynamicTest> whatIsWrittenCanBePlanned() throws IOException {
        return cases((file, draftCase) -> {
            for (Direction direction : Direction.values()) {
                Plan plan = plan(draftCase, direction);
                List<Diagnostic> errors = plan.diagnostics().stream().filter(Diagnostic::isError).toList();
                if (draftCase.planRefused()) {
                    assertFalse(draftCase.draft().decisions().isEmpty());
                    assertFalse(errors.isEmpty(), direction::toString);
                } else if (draftCase.purge().isEmpty()) {
                    assertEquals(List.of(), errors, direction::toString);
                }
            }
        });
    }

    private static Plan plan(DraftCase draftCase, Direction direction) throws Exception {
        boolean up = direction == Direction.UP;
        ApplicationVersion from = up ? draftCase.older() : draftCase.newer();
        ApplicationVersion to = up ? draftCase.newer() : draftCase.older();
        PlanRequest request = new PlanRequest(
                "shop",
                direction,
                from.version(),
                to.version(),
                from.classes(),
                to.classes(),
                from.classes().names(),
                name -> Optional.empty(),
                Map.of(),
                name -> 0,
                61,
                false,
                Set.of(),
                Optional.of(AppupReader.read(new Source("draft.yaml", draftCase.draft().text()))));
        return Planner.plan(request, (named, wanted) -> AllLoaded.reshape(named, from.classes(), wanted));
    }

    /** A test of one case. */
    private interface OneCase {
        void test(Path file, DraftCase draftCase) throws Exception;
    }

    private static List<DynamicTest> cases(OneCase test) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".case"))
                    .sorted()
                    .map(file -> dynamicTest(
                            file.getFileName().toString(),
                            () -> test.test(file, DraftCase.read(Files.readString(file)))))
                    .toList();
        }
    }
}
