package dev.molt.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page on archives knows every refusal, each is tested, and the page's example and limits are those of the code. */
class ArchivePageTest {

    private static final Pattern CODE = Pattern.compile("(?:\\brefuse|Diagnostic\\.error)\\(\\s*\"([a-z_0-9]+)\"");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_0-9]+)` \\| [^|]+ \\| [^|]+ \\|$");

    @TempDir
    private Path directory;

    @Test
    void everyRefusalIsOnThePageAndNoOther() throws IOException {
        TreeSet<String> used = codes(CODE, read(Path.of("src/main/java/dev/molt/archive")));
        assertTrue(used.size() > 40, used::toString);
        assertEquals(used, codes(ROW, page()));
    }

    @Test
    void everyRefusalIsExpectedByATest() throws IOException {
        String tests = read(Path.of("src/test/java/dev/molt/archive"));
        for (String code : codes(CODE, read(Path.of("src/main/java/dev/molt/archive")))) {
            assertTrue(Pattern.compile("\"" + code + "[\" ]").matcher(tests).find(), code);
        }
    }

    @Test
    void thePageShowsAManifestThatMoltWrites() throws Exception {
        String manifest = new String(Archives.read(Release.pack(directory)).get(Archives.MANIFEST));
        assertTrue(page().contains("```\n" + manifest.replace("\r\n", "\n").strip() + "\n```"), manifest);
    }

    @Test
    void thePageGivesTheLimits() throws IOException {
        String page = page();
        assertEquals(new Limits(2L << 30, 1L << 30, 10_000, 200), Limits.defaults());
        for (String row : new String[] {
            "| total size | 2 GiB |", "| entry size | 1 GiB |", "| entries | 10,000 |", "| ratio | 200 |"
        }) {
            assertTrue(page.contains(row), row);
        }
    }

    private static TreeSet<String> codes(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("../docs/archive.md"));
    }

    private static String read(Path folder) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }
}
