package dev.molt.appup;

import dev.molt.diag.Located;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How an update transforms an instance: new fields set, old ones renamed, converted or dropped, or a class that does it.
 *
 * @param set new field to the expression that gives its value
 * @param rename new field to the old field whose value it takes
 * @param convert field to the expression that gives its new value
 * @param drop old fields whose values are let go knowingly, each once
 * @param byClass the class that transforms instead of all the above
 */
public record StateTransform(
        Map<String, Located<String>> set,
        Map<String, Located<String>> rename,
        Map<String, Located<String>> convert,
        List<Located<String>> drop,
        Optional<Located<String>> byClass) {

    /** No transform: like-named, like-typed fields keep their values. */
    public static StateTransform none() {
        return new StateTransform(Map.of(), Map.of(), Map.of(), List.of(), Optional.empty());
    }
}
