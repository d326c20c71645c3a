package dev.molt.appup;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads configuration: keys, each with text, a number or a boolean. */
final class Settings {

    private static final String CURE = "write one value; text that holds several can be split by the application";

    private final Values values;
    private final Function<YamlNode.Scalar, Object> scalars;

    /** Takes a scalar for the value that it is; null where there is none. */
    Settings(Values values, Function<YamlNode.Scalar, Object> scalars) {
        this.values = values;
        this.scalars = scalars;
    }

    /** Takes scalars for what they are in YAML. */
    Settings(Values values, Problems problems) {
        this(values, new PlainValue(problems)::of);
    }

    /** The values by key, which cannot be modified. */
    SortedMap<String, Object> read(YamlNode node, String owner) {
        SortedMap<String, Object> settings = new TreeMap<>();
        values.mapping(node, "a mapping", "write " + owner + ": {port: 8080}, or " + owner + ": {} for nothing")
                .map(YamlNode.Mapping::fields)
                .orElse(Map.of())
                .forEach((key, field) -> {
                    Object value = value(field.value());
                    if (value != null) {
                        settings.put(key, value);
                    }
                });
        return Collections.unmodifiableSortedMap(settings);
    }

    private Object value(YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar && !scalar.isNothing()) {
            return scalars.apply(scalar);
        }
        boolean isScalar = node instanceof YamlNode.Scalar;
        values.wrongType(node, "bad_value", "text, a number or a boolean", isScalar ? "write \"\" for no text" : CURE);
        return null;
    }
}
