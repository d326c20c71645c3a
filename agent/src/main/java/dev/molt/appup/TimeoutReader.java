package dev.molt.appup;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code default}, {@code infinity} or a duration with its unit. */
final class TimeoutReader {

    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");
    private static final Duration LONGEST = Duration.ofDays(365);

    private final Values values;

    TimeoutReader(Values values) {
        this.values = values;
    }

    /** The timeout that a node gives. */
    Timeout read(YamlNode node) {
        String text = node instanceof YamlNode.Scalar scalar ? scalar.text() : "";
        Matcher duration = DURATION.matcher(text);
        if (text.equals("default")) {
            return new Timeout.Default();
        }
        if (text.equals("infinity")) {
            return new Timeout.Infinity();
        }
        if (duration.matches()) {
            return within(node, duration(Long.parseLong(duration.group(1)), duration.group(2)));
        }
        values.wrongType(node, "bad_timeout", "default, infinity or a duration", cure(text));
        return new Timeout.Default();
    }

    private Timeout within(YamlNode node, Duration duration) {
        if (duration.isZero()) {
            values.wrongType(node, "bad_timeout", "more than no time", "write at least 1ms");
        } else if (duration.compareTo(LONGEST) > 0) {
            values.wrongType(node, "bad_timeout", "at most a year", "write infinity");
        }
        return new Timeout.Within(duration);
    }

    private static Duration duration(long number, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }

    private static String cure(String text) {
        return text.matches("[0-9]{1,9}")
                ? "add the unit: " + text + "ms or " + text + "s"
                : "write a whole number and ms, s, m or h, such as 500ms or 5s";
    }
}
