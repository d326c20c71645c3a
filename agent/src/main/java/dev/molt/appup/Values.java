package dev.molt.appup;

import dev.molt.diag.Located;
import dev.molt.diag.Position;
import dev.molt.diag.Spelling;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes nodes for the types that are wanted.
 *
 * <p>What does not fit is noted, and something empty of the right type returned, so that reading goes on.
 */
final class Values {

    private static final YamlNode.Mapping NO_FIELDS = new YamlNode.Mapping(null, Map.of());

    private final Problems problems;

    Values(Problems problems) {
        this.problems = problems;
    }

    /** Text as written, or the empty string: {@code 1.10} stays {@code 1.10}. */
    String text(YamlNode node, String what, String example) {
        if (node instanceof YamlNode.Scalar scalar && !scalar.isNothing() && !scalar.text().isBlank()) {
            return scalar.text();
        }
        wrongType(node, "wrong_type", what, "write for example " + example);
        return "";
    }

    /** Text and its place. */
    Located<String> located(YamlNode node, String what, String example) {
        return new Located<>(text(node, what, example), node.position());
    }

    /** A list's items. */
    List<YamlNode> items(YamlNode node, String code, String what, String cure) {
        if (node instanceof YamlNode.Sequence sequence) {
            return sequence.items();
        }
        wrongType(node, code, what, cure);
        return List.of();
    }

    /** A list's items; a single one that stands there without its list is shown how to become one. */
    List<YamlNode> list(YamlNode node, String code, String what, String example) {
        String only = node instanceof YamlNode.Scalar scalar && !scalar.isNothing() ? scalar.text() : example;
        return items(node, code, what, "put brackets around: [" + only + "]");
    }

    /** A mapping, if it is one. */
    Optional<YamlNode.Mapping> mapping(YamlNode node, String what, String cure) {
        if (node instanceof YamlNode.Mapping mapping) {
            return Optional.of(mapping);
        }
        wrongType(node, "wrong_type", what, cure);
        return Optional.empty();
    }

    /** A mapping's fields. */
    Optional<Fields> fields(YamlNode node, String owner, List<String> known, String cure) {
        return mapping(node, "a mapping", cure).map(m -> new Fields(m, m.position(), owner, known, problems));
    }

    /** A mapping's fields where the position of its instruction says more than its own. */
    Fields fields(YamlNode.Mapping mapping, Position position, String owner, List<String> known) {
        return new Fields(mapping, position, owner, known, problems);
    }

    /** The fields of what has none. */
    Fields noFields(Position position, String owner) {
        return new Fields(NO_FIELDS, position, owner, List.of(), problems);
    }

    /** Fields that have been reported already: all are there, and none can be read. */
    Fields unreadableFields(Position position, String owner, List<String> known) {
        Map<String, YamlNode.Field> fields = new LinkedHashMap<>();
        known.forEach(key -> fields.put(
                key,
                new YamlNode.Field(
                        new YamlNode.Scalar(position, key, true), new YamlNode.Unreadable(position))));
        return fields(new YamlNode.Mapping(position, fields), position, owner, known);
    }

    /** One of several words, each of which is some value's {@code toString()}. */
    <T> T oneOf(YamlNode node, String code, Collection<T> choice, T otherwise) {
        Map<String, T> byWord = new LinkedHashMap<>();
        choice.forEach(value -> byWord.put(value.toString(), value));
        if (node instanceof YamlNode.Scalar scalar && byWord.containsKey(scalar.text())) {
            return byWord.get(scalar.text());
        }
        String written = node instanceof YamlNode.Scalar scalar ? scalar.text() : "";
        wrongType(node, code, choice(List.copyOf(byWord.keySet())), Spelling.cure(written, byWord.keySet()));
        return otherwise;
    }

    /** {@code a, b or c}. */
    private static String choice(List<String> words) {
        int last = words.size() - 1;
        return String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }

    /** Notes that something else is wanted than what is there, unless that has been reported already. */
    void wrongType(YamlNode node, String code, String wanted, String cure) {
        if (node instanceof YamlNode.Scalar scalar && scalar.isNothing()) {
            problems.error(code, node.position(), wanted + " is missing here", cure);
        } else if (!(node instanceof YamlNode.Unreadable)) {
            problems.error(code, node.position(), wanted + " is wanted here, not " + node.describe(), cure);
        }
    }
}
