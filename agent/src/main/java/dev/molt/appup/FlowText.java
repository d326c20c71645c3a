package dev.molt.appup;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Plain values (null, Boolean, numbers, String, List, Map) as YAML in flow style, on one line. */
public final class FlowText {

    private static final Pattern BARE = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$./-]*");

    /** Words that YAML 1.1 reads as something other than a string. */
    private static final Set<String> NOT_STRINGS =
            Set.of("null", "true", "false", "yes", "no", "on", "off", "y", "n");

    /** The value's text, which reads back as an equal value. */
    public String of(Object value) {
        if (value instanceof String string) {
            return string(string);
        } else if (value instanceof List<?> list) {
            return list.stream().map(this::of).collect(Collectors.joining(", ", "[", "]"));
        } else if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> of(entry.getKey()) + ": " + of(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        } else if (value instanceof Double number && !Double.isFinite(number)) {
            return number.isNaN() ? ".nan" : number > 0 ? ".inf" : "-.inf";
        } else if (value instanceof Double number) {
            // YAML 1.1 wants a sign in the exponent, which Java leaves out.
            return number.toString().replaceFirst("E(?=\\d)", "E+");
        }
        return String.valueOf(value);
    }

    private static String string(String string) {
        boolean bare = BARE.matcher(string).matches() && !NOT_STRINGS.contains(string.toLowerCase(Locale.ROOT));
        return bare ? string : quoted(string);
    }

    private static String quoted(String string) {
        StringBuilder text = new StringBuilder("\"");
        for (char c : string.toCharArray()) {
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.append('"').toString();
    }
}
