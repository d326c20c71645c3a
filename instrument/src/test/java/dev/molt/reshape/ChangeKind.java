package dev.molt.reshape;

import dev.molt.diag.Diagnostic;
import dev.molt.testing.Sources;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A kind of change to a loaded class, and a program that shows it.
 *
 * @param name what changes
 * @param others what other ways to change classes do with it, in the order of the page's columns
 * @param before the program's text
 * @param after its next version
 * @param expected what that is to print, or empty where it is what a fresh start prints
 */
record ChangeKind(String name, List<String> others, String before, String after, String expected) {

    private static final String DRIVER = """
            class Driver {
                static A a;
                static void before() { a = new A(); }
                static String after() { return a.show(); }
            }
            """;

    /** What became of it. */
    record Outcome(String text, String printed) {
    }

    /** All kinds, from the text file. */
    static List<ChangeKind> all() {
        try (InputStream in = ChangeKind.class.getResourceAsStream("kinds.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("(?m)^= ")).skip(1).map(ChangeKind::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ChangeKind of(String section) {
        int end = section.indexOf('\n');
        List<String> head = Arrays.stream(section.substring(0, end).split(" \\| ")).toList();
        String[] versions = section.substring(end + 1).split("(?m)^---\n");
        String[] after = versions[1].split("(?m)^! ");
        return new ChangeKind(head.get(0), head.subList(1, head.size()), versions[0], after[0],
                after.length > 1 ? after[1].strip() : "");
    }

    /** Makes the change in a running program. */
    Outcome upgrade(boolean prepared) {
        Live live = new Live(compiled(before), name -> prepared);
        live.run("Driver", "before");
        live.run("Driver", "after");
        List<Diagnostic> found = live.upgrade(compiled(after));
        if (found.stream().anyMatch(Diagnostic::isError)) {
            return new Outcome("refused: " + said(found.stream().filter(Diagnostic::isError).toList()), fresh());
        }
        String text = found.isEmpty() ? "applies" : "applies; warning: " + said(found);
        return new Outcome(text, String.valueOf(live.run("Driver", "after")));
    }

    /** What a fresh start of the next version prints, or what is expected in its place. */
    String fresh() {
        if (!expected.isEmpty()) {
            return expected;
        }
        Live fresh = new Live(compiled(after));
        fresh.run("Driver", "before");
        return String.valueOf(fresh.run("Driver", "after"));
    }

    private static Map<String, byte[]> compiled(String text) {
        return Sources.compile(text + DRIVER, "-g");
    }

    private static String said(List<Diagnostic> found) {
        List<String> all = new ArrayList<>();
        found.forEach(each -> all.add(each.message().replaceFirst("^\\S+ cannot be reshaped: |^\\S+: ", "")
                + "; cure: " + each.cure()));
        return all.stream().distinct().collect(Collectors.joining("; "));
    }
}
