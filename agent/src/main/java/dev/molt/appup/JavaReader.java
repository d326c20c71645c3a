package dev.molt.appup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads which Java a release runs on, and with which options. */
final class JavaReader {

    private static final int OLDEST = 17;
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,3}");

    /** What says which program runs, which Molt does. */
    private static final Pattern NOT_OURS = Pattern.compile(
            "-cp|-classpath|--class-path.*|-jar|-m|--module|--module=.*|-D?java\\.class\\.path.*|--source.*"
                    + "|-version|--version|-showversion|-help|--help|-h|-\\?|-X|--help-extra|--dry-run|--list-modules");

    private final Values values;
    private final Problems problems;

    JavaReader(Values values, Problems problems) {
        this.values = values;
        this.problems = problems;
    }

    /** A feature release. */
    Optional<Integer> feature(YamlNode node) {
        String text = node instanceof YamlNode.Scalar scalar ? scalar.text() : "";
        if (!NUMBER.matcher(text).matches()) {
            values.wrongType(node, "bad_java", "a feature release of Java", "write for example 17 or 25");
            return Optional.empty();
        }
        int feature = Integer.parseInt(text);
        if (feature < OLDEST) {
            String message = "Molt does not run on Java " + feature;
            problems.error("bad_java", node.position(), message, "write 17 or a newer one");
        }
        return Optional.of(feature);
    }

    /** Options of the JVM, each a word of its own. */
    List<String> options(YamlNode node) {
        List<String> options = new ArrayList<>();
        for (YamlNode item : values.list(node, "bad_list", "a list of options", "-Xmx64m")) {
            String option = values.text(item, "an option of java", "-Xmx64m");
            if (!option.isEmpty()) {
                check(item, option);
                options.add(option);
            }
        }
        return List.copyOf(options);
    }

    private void check(YamlNode node, String option) {
        if (NOT_OURS.matcher(option).matches()) {
            String message = option + " says what java runs, and the release says that already";
            problems.error("bad_java_option", node.position(), message, "take it out");
        } else if (!option.startsWith("-") || option.chars().anyMatch(Character::isISOControl)) {
            String message = YamlNode.quoted(option) + " is not an option of java";
            String cure = "begin it with -, and write an option and its value as one: --add-modules=java.sql";
            problems.error("bad_java_option", node.position(), message, cure);
        }
    }
}
