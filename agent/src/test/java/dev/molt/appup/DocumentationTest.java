package dev.molt.appup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page on upgrade files shows what is really read, and what is really told. */
class DocumentationTest {

    private String page;

    @BeforeEach
    void readPage() throws IOException {
        page = Files.readString(Path.of("../docs/appup.md"));
    }

    @Test
    void theFirstExampleIsACompleteFile() throws Exception {
        Appup appup = AppupReader.read(new Source("example.yaml", examples().get(0)));
        assertEquals(3, appup.up().get(0).instructions().size());
        assertEquals(3, appup.down().get(0).instructions().size());
    }

    @Test
    void allOthersAreInstructionsThatLackNothingButEachOther() {
        List<String> examples = examples();
        examples.subList(1, examples.size()).forEach(example -> {
            String text = "application: a\nversion: 2\nup:\n- from: 1\n  instructions:\n" + example.indent(2);
            assertTrue(Set.of("undef_module", "muldef_module").containsAll(codes(text)), () -> example + codes(text));
        });
    }

    @Test
    void theErrorsAreThoseThatAreTold() throws IOException {
        String file = Files.readString(Path.of("src/test/resources/appup/refused/three_errors.yaml"));
        RefusedException refused = assertThrows(
                RefusedException.class, () -> AppupReader.read(new Source("three_errors.yaml", file)));
        refused.diagnostics().stream()
                .limit(3)
                .map(Diagnostic::render)
                .forEach(told -> assertTrue(page.contains(told + "\n"), told));
    }

    private List<String> examples() {
        return Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static Set<String> codes(String text) {
        try {
            AppupReader.read(new Source("example.yaml", text));
            return Set.of();
        } catch (RefusedException e) {
            return e.diagnostics().stream().map(Diagnostic::code).collect(Collectors.toSet());
        }
    }
}
