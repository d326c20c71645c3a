package dev.molt.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every code by which something about releases is refused is on a page. */
class RefusalPagesTest {

    private static final Pattern CODE =
            Pattern.compile("(?:Diagnostic\\.(?:error|warning)|refused|refusal)\\(\\s*\"([a-z_]+)\",");

    @Test
    void everyCodeIsOnAPage() throws IOException {
        String pages = text(Path.of("../docs"), ".md");
        TreeSet<String> codes = new TreeSet<>();
        for (String folder : List.of("release", "registry", "target", "system", "agent")) {
            CODE.matcher(text(Path.of("src/main/java/dev/molt", folder), ".java")).results()
                    .forEach(found -> codes.add(found.group(1)));
        }
        assertTrue(codes.size() > 40, codes::toString);
        codes.removeIf(code -> pages.contains("`" + code + "`"));
        assertEquals(new TreeSet<>(), codes);
    }

    private static String text(Path folder, String ending) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(ending)).toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }
}
