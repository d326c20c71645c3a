package dev.molt.appup;

import dev.molt.diag.Located;
import dev.molt.diag.Position;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads an update's {@code code_change}: what becomes of which field, or the class that knows. */
final class StateTransformReader {

    private static final String CODE = "bad_code_change";
    private static final List<String> KEYS = List.of("set", "rename", "convert", "drop", "class");
    private static final String CURE = "write {set: {quest: \"null\"}}, or {class: quest.PlayerCodeChange}";

    private final Values values;
    private final Names names;
    private final Problems problems;

    StateTransformReader(Values values, Names names, Problems problems) {
        this.values = values;
        this.names = names;
        this.problems = problems;
    }

    /** The transform that a node gives. */
    StateTransform read(YamlNode node) {
        return values.fields(node, "code_change", KEYS, CURE).map(this::read).orElse(StateTransform.none());
    }

    private StateTransform read(Fields fields) {
        if (fields.isEmpty()) {
            problems.error(CODE, fields.position(), "code_change says nothing", CURE);
        }
        refuseClassBesideOthers(fields);
        Optional<Located<String>> byClass = fields.optional("class").map(names::module);
        Map<String, Located<String>> set = byField(fields, "set", "{quest: \"null\"}", this::expression);
        Map<String, Located<String>> rename = byField(fields, "rename", "{newName: oldName}", this::field);
        Map<String, Located<String>> convert = byField(fields, "convert", "{gold: (long) gold}", this::expression);
        Map<String, Located<String>> drop = drop(fields);
        refuseTwice(fields, "set", "rename");
        refuseTwice(fields, "set", "convert");
        refuseTwice(fields, "rename", "convert");
        refuseDropped(drop.keySet(), fields, "convert", YamlNode.Field::key);
        refuseDropped(drop.keySet(), fields, "rename", YamlNode.Field::value);
        return new StateTransform(set, rename, convert, List.copyOf(drop.values()), byClass);
    }

    private void refuseClassBesideOthers(Fields fields) {
        for (String key : KEYS.subList(0, KEYS.indexOf("class"))) {
            if (fields.has("class") && fields.has(key)) {
                problems.error(
                        CODE,
                        fields.positionOf(key),
                        key + " cannot stand beside class, which transforms everything",
                        "keep one of the two");
            }
        }
    }

    private Map<String, Located<String>> byField(
            Fields fields, String key, String example, Function<YamlNode, Located<String>> value) {
        Map<String, Located<String>> read = new LinkedHashMap<>();
        for (YamlNode.Field field : mappingOf(fields, key, "write " + key + ": " + example).values()) {
            read.put(field(field.key()).value(), value.apply(field.value()));
        }
        return Collections.unmodifiableMap(read);
    }

    private Map<String, YamlNode.Field> mappingOf(Fields fields, String key, String cure) {
        return fields.optional(key)
                .flatMap(node -> values.mapping(node, "a mapping from fields", cure))
                .map(YamlNode.Mapping::fields)
                .orElse(Map.of());
    }

    private Located<String> field(YamlNode node) {
        return names.member(node, CODE, "a field's name", "quest");
    }

    /** An expression as written; the word {@code null} is one, too. */
    private Located<String> expression(YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar && !scalar.text().isBlank()) {
            return new Located<>(scalar.text(), scalar.position());
        }
        return values.located(node, "an expression", "\"new java.util.ArrayList()\"");
    }

    private Map<String, Located<String>> drop(Fields fields) {
        Map<String, Located<String>> dropped = new LinkedHashMap<>();
        fields.optional("drop")
                .map(node -> values.list(node, "bad_list", "a list of fields", "quest"))
                .orElse(List.of())
                .forEach(node -> {
                    Located<String> field = field(node);
                    if (dropped.putIfAbsent(field.value(), field) != null) {
                        refuseField(field.position(), field.value(), "is dropped twice");
                    }
                });
        return dropped;
    }

    /** Two ways to give one field its value. */
    private void refuseTwice(Fields fields, String one, String other) {
        Map<String, YamlNode.Field> first = mappingOf(fields, one);
        mappingOf(fields, other).forEach((name, field) -> {
            if (first.containsKey(name)) {
                refuseField(field.key().position(), name, "stands in " + one + " and in " + other);
            }
        });
    }

    /** Fields whose value is let go although something is made of it. */
    private void refuseDropped(
            Set<String> dropped, Fields fields, String key, Function<YamlNode.Field, YamlNode> user) {
        mappingOf(fields, key).values().stream().map(user).forEach(node -> {
            if (node instanceof YamlNode.Scalar scalar && dropped.contains(scalar.text())) {
                refuseField(scalar.position(), scalar.text(), "stands in " + key + " and in drop");
            }
        });
    }

    private static Map<String, YamlNode.Field> mappingOf(Fields fields, String key) {
        return fields.optional(key).orElse(null) instanceof YamlNode.Mapping mapping ? mapping.fields() : Map.of();
    }

    private void refuseField(Position position, String name, String message) {
        problems.error(CODE, position, "the field " + name + " " + message, "keep one of the two");
    }
}
