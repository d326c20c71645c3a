package dev.molt.reshape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page docs/changes.md says what becomes of each kind of change, as it is tried here. */
class ChangesPageTest {

    private static final Path PAGE = Path.of("../docs/changes.md");
    private static final String WRITE = "molt.golden";
    private static final String HEAD = """
            # Kinds of changes

            What becomes of a class that is loaded when it changes, each kind tried by a small program that runs while it is
            upgraded, and that then has to behave as a fresh start of the new version. *Prepared* classes were loaded with
            `-javaagent`; *attached* means that Molt came later. What is refused is refused in the plan, before anything changes.

            Beside it is what others do with the same change: HotSpot's own `redefineClasses`, HotswapAgent on a JVM with
            enhanced redefinition (JBR, DCEVM), JRebel and Spring Loaded. HotSpot's column was measured on JDK 17 and 25,
            those of HotswapAgent and Spring Loaded come from their sources and issue trackers, and JRebel's is not verified.

            This page is written by a test: `mvn -pl instrument test -Dtest=ChangesPageTest -D%s=write`.

            | change | prepared | attached | HotSpot | HotswapAgent | JRebel (not verified) | Spring Loaded |
            |---|---|---|---|---|---|---|
            """.formatted(WRITE);

    @Test
    void thePageSaysWhatHappens() throws IOException {
        StringBuilder page = new StringBuilder(HEAD);
        for (ChangeKind kind : ChangeKind.all()) {
            String prepared = kind.upgrade(true).text();
            String attached = kind.upgrade(false).text();
            page.append("| ").append(kind.name()).append(" | ").append(cell(prepared)).append(" | ")
                    .append(attached.equals(prepared) ? "the same" : cell(attached)).append(" | ")
                    .append(String.join(" | ", kind.others())).append(" |\n");
        }
        if ("write".equals(System.getProperty(WRITE))) {
            Files.writeString(PAGE, page);
        }
        assertEquals(page.toString(), Files.readString(PAGE), "docs/changes.md is stale; write it anew with"
                + " mvn -pl instrument test -Dtest=ChangesPageTest -D" + WRITE + "=write");
    }

    @Test
    void everyKindIsComparedWithTheSameOthers() {
        assertEquals(List.of(), ChangeKind.all().stream().filter(kind -> kind.others().size() != 4).toList());
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }
}
