package dev.molt.appup;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Turns a node into a plain Java value: null, Boolean, Long, Double, String, List or Map.
 *
 * <p>Words mean what they mean in YAML 1.2: {@code yes}, {@code no} and {@code on} are text, and so is all that is
 * quoted.
 */
final class PlainValue {

    private static final Pattern WHOLE = Pattern.compile("[-+]?(0|[1-9][0-9]*)");
    private static final Pattern LEADING_ZERO = Pattern.compile("[-+]?0[0-9]+");
    private static final Pattern OTHER_RADIX = Pattern.compile("0(x[0-9a-fA-F]+|o[0-7]+)");
    private static final Pattern FRACTION =
            Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern NO_NUMBER = Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

    private final Problems problems;

    PlainValue(Problems problems) {
        this.problems = problems;
    }

    /** The value of a node; lists and maps cannot be modified and keep their order. */
    Object of(YamlNode node) {
        if (node instanceof YamlNode.Sequence sequence) {
            List<Object> items = new ArrayList<>();
            sequence.items().forEach(item -> items.add(of(item)));
            return Collections.unmodifiableList(items);
        }
        if (node instanceof YamlNode.Mapping mapping) {
            Map<String, Object> fields = new LinkedHashMap<>();
            mapping.fields().forEach((key, field) -> fields.put(key, of(field.value())));
            return Collections.unmodifiableMap(fields);
        }
        return node instanceof YamlNode.Scalar scalar ? scalar(scalar) : null;
    }

    private Object scalar(YamlNode.Scalar scalar) {
        String text = scalar.text();
        if (!scalar.plain()) {
            return text;
        }
        if (scalar.isNothing()) {
            return null;
        }
        return switch (text) {
            case "true", "True", "TRUE" -> true;
            case "false", "False", "FALSE" -> false;
            default -> numberOrText(scalar, text);
        };
    }

    private Object numberOrText(YamlNode.Scalar scalar, String text) {
        try {
            if (WHOLE.matcher(text).matches()) {
                return Long.parseLong(text);
            }
            if (OTHER_RADIX.matcher(text).matches()) {
                return Long.parseLong(text.substring(2), text.charAt(1) == 'x' ? 16 : 8);
            }
        } catch (NumberFormatException e) {
            return refuse(scalar, "the number " + text + " has more than 64 bits");
        }
        if (LEADING_ZERO.matcher(text).matches()) {
            return refuse(scalar, "the number " + text + " begins with 0, which some take for octal");
        }
        if (FRACTION.matcher(text).matches()) {
            double number = Double.parseDouble(text);
            return Double.isInfinite(number) ? refuse(scalar, "the number " + text + " is too big") : (Object) number;
        }
        return NO_NUMBER.matcher(text).matches() ? refuse(scalar, text + " is not a number") : text;
    }

    private Object refuse(YamlNode.Scalar scalar, String message) {
        String cure = "write \"" + scalar.text() + "\" in quotes to hand it over as text";
        problems.error("bad_number", scalar.position(), message, cure);
        return null;
    }
}
