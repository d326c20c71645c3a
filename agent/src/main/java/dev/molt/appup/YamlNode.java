package dev.molt.appup;

import dev.molt.diag.Position;
import java.util.List;
import java.util.Map;

/** One value of a YAML file, as it stands there: nothing is converted, and every part knows its place. */
sealed interface YamlNode {

    /** Where it begins. */
    Position position();

    /** What it is, in words that end a sentence: {@code a list}. */
    String describe();

    /** Text as a message shows it: on one line, and not endlessly. */
    static String quoted(String text) {
        StringBuilder visible = new StringBuilder();
        text.replace("\n", "\\n").codePoints().forEach(c -> visible.append(
                Character.isISOControl(c) ? String.format("\\u%04X", c) : Character.toString(c)));
        String line = visible.toString();
        return '"' + (line.length() > 80 ? line.substring(0, 80) + "..." : line) + '"';
    }

    /** Text; {@code plain} if it stands without quotes. */
    record Scalar(Position position, String text, boolean plain) implements YamlNode {

        /** True where an author left the value out or wrote YAML's word for it. */
        boolean isNothing() {
            return plain && List.of("", "~", "null", "Null", "NULL").contains(text);
        }

        @Override
        public String describe() {
            return isNothing() ? "nothing" : quoted(text);
        }
    }

    /** A list. */
    record Sequence(Position position, List<YamlNode> items) implements YamlNode {
        @Override
        public String describe() {
            return "a list";
        }
    }

    /** A mapping; its fields by key, in the order written. */
    record Mapping(Position position, Map<String, Field> fields) implements YamlNode {
        @Override
        public String describe() {
            return fields.isEmpty() ? "an empty mapping" : "a mapping";
        }
    }

    /** A value that has been reported already; whoever meets it keeps silent. */
    record Unreadable(Position position) implements YamlNode {
        @Override
        public String describe() {
            return "something unreadable";
        }
    }

    /** A key of a mapping and its value. */
    record Field(Scalar key, YamlNode value) {}
}
