package dev.molt.diff;

import dev.molt.testing.Sources;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The table of kinds of change: what was written before, what after, and what ClassDiff says of it.
 *
 * <p>A block starts with {@code === name}, perhaps with compiler options in brackets; then come the expected words, one
 * line each or {@code accepted}, after {@code >}, and after {@code |} what a newer javac brings about instead; then the
 * two sources with {@code ---} between them.
 */
record ChangeTable(String name, List<String> expected, List<String> orExpected, Map<String, byte[]> before,
        Map<String, byte[]> after) {

    static List<ChangeTable> read() {
        String text;
        try (InputStream in = ChangeTable.class.getResourceAsStream("changes.txt")) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        List<ChangeTable> rows = new ArrayList<>();
        for (String block : text.split("(?m)^=== ")) {
            if (!block.isBlank()) {
                rows.add(row(block));
            }
        }
        return rows;
    }

    private static ChangeTable row(String block) {
        String title = block.lines().findFirst().orElseThrow();
        int bracket = title.indexOf('[');
        String[] options = bracket < 0 ? new String[0] : title.substring(bracket + 1, title.indexOf(']')).split(" ");
        List<String> expected = after(block, "> ");
        List<String> orExpected = after(block, "| ");
        int words = 1 + expected.size() + orExpected.size();
        String sources = String.join("\n", block.lines().skip(words).toList());
        String[] pair = sources.split("(?m)^---$");
        return new ChangeTable(title, expected, orExpected.isEmpty() ? expected : orExpected,
                Sources.compile("package t;\n" + pair[0], options), Sources.compile("package t;\n" + pair[1], options));
    }

    private static List<String> after(String block, String mark) {
        return block.lines().filter(line -> line.startsWith(mark)).map(line -> line.substring(2)).toList();
    }
}
