package dev.molt.appup;

import dev.molt.diag.Position;
import dev.molt.diag.Spelling;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The keys of one mapping, asked for by name; unknown ones and missing ones are reported. */
final class Fields {

    private final YamlNode.Mapping mapping;
    private final Position position;
    private final String owner;
    private final Problems problems;
    private final Set<String> misspelled = new HashSet<>();

    /**
     * Reports the mapping's unknown keys.
     *
     * @param position where a missing key is to be reported
     * @param owner whose keys they are, as a sentence names it: {@code load_module}
     * @param known every key there is
     */
    Fields(YamlNode.Mapping mapping, Position position, String owner, List<String> known, Problems problems) {
        this.mapping = mapping;
        this.position = position;
        this.owner = owner;
        this.problems = problems;
        mapping.fields().values().stream()
                .map(YamlNode.Field::key)
                .filter(key -> !known.contains(key.text()))
                .forEach(key -> unknown(key, known));
    }

    private void unknown(YamlNode.Scalar key, List<String> known) {
        problems.error(
                "unknown_key",
                key.position(),
                owner + " has no key " + key.describe(),
                Spelling.cure(key.text(), known));
        Spelling.nearest(key.text(), known).ifPresent(misspelled::add);
    }

    /** Where the mapping is. */
    Position position() {
        return position;
    }

    /** True if there are no keys, known or unknown. */
    boolean isEmpty() {
        return mapping.fields().isEmpty();
    }

    /** True if the key is there. */
    boolean has(String key) {
        return mapping.fields().containsKey(key);
    }

    /** The key's value, if the key is there. */
    Optional<YamlNode> optional(String key) {
        return Optional.ofNullable(mapping.fields().get(key)).map(YamlNode.Field::value);
    }

    /**
     * The key's value; if it is missing, that is reported, unless it is only misspelled.
     *
     * @param example a value that could stand there
     */
    YamlNode required(String key, String example) {
        return optional(key).orElseGet(() -> {
            if (!misspelled.contains(key)) {
                problems.error(
                        "missing_key", position, owner + " lacks the key " + key, "add " + key + ": " + example);
            }
            return new YamlNode.Unreadable(position);
        });
    }

    /** Where the key itself stands; only for one that is there. */
    Position positionOf(String key) {
        return mapping.fields().get(key).key().position();
    }
}
