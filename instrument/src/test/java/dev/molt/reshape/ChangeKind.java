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
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A kind of change to a loaded class, and a program that shows it.
 *
 * @param name what changes
 * @param others what other ways to change classes do with it, in the order of the page's columns
 * @param versions the program's text in each version, two or more; what becomes of the last change is told
 * @param late the text of another jar's class Late, which has a method {@code after}, too; or empty
 * @param expected what that is to print, or empty where it is what a fresh start prints
 */
record ChangeKind(String name, List<String> others, List<String> versions, String late, String expected) {

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
        String[] text = section.substring(end + 1).split("(?m)^! ");
        String[] jars = text[0].split("(?m)^\\+\\+\\+\n");
        return new ChangeKind(head.get(0), head.subList(1, head.size()), List.of(jars[0].split("(?m)^---\n")),
                jars.length > 1 ? jars[1] : "", text.length > 1 ? text[1].strip() : "");
    }

    /** Makes the change in a running program. */
    Outcome upgrade(boolean prepared) {
        Live live = new Live(compiled(versions.get(0)), name -> prepared);
        live.run("Driver", "before");
        live.run("Driver", "after");
        List<Diagnostic> found = List.of();
        for (String next : versions.subList(1, versions.size())) {
            found = live.upgrade(compiled(next));
        }
        if (found.stream().anyMatch(Diagnostic::isError)) {
            return new Outcome("refused: " + said(found.stream().filter(Diagnostic::isError).toList()), fresh());
        }
        String text = found.isEmpty() ? "applies" : "applies; warning: " + said(found);
        return new Outcome(text, printed(live));
    }

    private String printed(Live live) {
        String printed = String.valueOf(live.run("Driver", "after"));
        if (late.isEmpty()) {
            return printed;
        }
        Map<String, byte[]> classes = new TreeMap<>(compiled(last() + "////\n" + late + "////\n"));
        classes.keySet().removeAll(compiled(last()).keySet());
        return printed + Live.run(live.below(classes).load("Late"), "after");
    }

    private String last() {
        return versions.get(versions.size() - 1);
    }

    /** What a fresh start of the next version prints, or what is expected in its place. */
    String fresh() {
        if (!expected.isEmpty()) {
            return expected;
        }
        Live fresh = new Live(compiled(last()));
        fresh.run("Driver", "before");
        return printed(fresh);
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
