package dev.molt.registry;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.Position;
import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a system starts with: one line of three words, which shell scripts read as well.
 *
 * @param java the feature release of the JVM, written {@code -} where the release names none
 * @param molt the version of Molt
 * @param release the version of the release
 */
public record StartPointer(Optional<Integer> java, String molt, String release) {

    private static final Pattern LINE =
            Pattern.compile("(-|[1-9][0-9]{0,3}) (%1$s) (%1$s)\n?".formatted(FileNames.VERSION));

    /** The pointer that a text is. */
    public static StartPointer read(Source source) throws RefusedException {
        Matcher words = LINE.matcher(source.text());
        if (!words.matches()) {
            throw new RefusedException(Diagnostic.error(
                    "bad_start_data",
                    new Position(source, 1, 1),
                    "this is not what to start with: a Java version or -, Molt's version and the release's version",
                    "write one line such as: 17 0.1.0 FIRST"));
        }
        Optional<Integer> java =
                words.group(1).equals("-") ? Optional.empty() : Optional.of(Integer.valueOf(words.group(1)));
        return new StartPointer(java, words.group(2), words.group(3));
    }

    /** The text of its file, with a newline at the end, without which {@code read} of a shell fails. */
    public String text() {
        return this + "\n";
    }

    @Override
    public String toString() {
        return java.map(String::valueOf).orElse("-") + " " + molt + " " + release;
    }
}
