package dev.molt.relup;

import dev.molt.appup.Direction;
import dev.molt.appup.FlowText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes Erlang terms of upgrade files as upgrade files in YAML, good and bad ones alike. */
final class OtpYaml {

    private static final String BRUTAL = "brutal_purge";
    private static final List<String> CHANGES = List.of("advanced", "avanced");

    private final FlowText flow = new FlowText();

    /** An upgrade file with these instructions for one direction. */
    String appup(String application, String version, Direction direction, List<?> script) {
        StringBuilder yaml = new StringBuilder();
        yaml.append("application: ").append(application).append('\n');
        yaml.append("version: \"").append(version).append("\"\nwindows: per_component\n");
        yaml.append(direction == Direction.UP ? "up:\n- from: \"0.9\"\n" : "down:\n- to: \"0.9\"\n");
        yaml.append("  instructions:\n");
        script.forEach(term -> yaml.append("  - ").append(instruction(term)).append('\n'));
        return yaml.toString();
    }

    /** One instruction on one line. */
    String instruction(Object term) {
        if (term instanceof String word) {
            return word;
        }
        List<?> t = (List<?>) term;
        return t.get(0) + ": " + flow.of(arguments(t));
    }

    private static Object arguments(List<?> t) {
        return switch ((String) t.get(0)) {
            case "update" -> update(t);
            case "load_module" -> loadModule(t);
            case "add_module" -> mapping("module", t.get(1), "depends_on", t.size() > 2 ? t.get(2) : List.of());
            case "delete_module" -> mapping(
                    "module", t.get(1), "purge", BRUTAL, "depends_on", t.size() > 2 ? t.get(2) : List.of());
            case "add_application" -> mapping("application", t.get(1), "type", t.get(2));
            case "load_object_code" -> named(t.get(1), "application", "version", "modules");
            case "load", "remove" -> named(t.get(1), "module", "pre_purge", "post_purge");
            case "suspend" -> ((List<?>) t.get(1)).stream().map(OtpYaml::suspended).toList();
            case "code_change" -> mapping("direction", t.get(1), "modules", changed((List<?>) t.get(2)));
            case "apply" -> named(t.get(1), "module", "function", "arguments");
            default -> t.get(1);
        };
    }

    private static Object update(List<?> t) {
        int size = t.size();
        if (size == 3 && t.get(2).equals("supervisor")) {
            return mapping("module", t.get(1), "type", "supervisor");
        } else if (size == 3 && !isChange(t.get(2))) {
            return update(t, "dynamic", "default", "soft", BRUTAL, BRUTAL, t.get(2));
        } else if (size <= 4) {
            Object change = size > 2 ? t.get(2) : "soft";
            return update(t, "dynamic", "default", change, BRUTAL, BRUTAL, size > 3 ? t.get(3) : List.of());
        }
        // The long forms end alike; what is in front of the change may be left out.
        Object type = size == 8 ? t.get(2) : "dynamic";
        Object timeout = size >= 7 ? t.get(size - 5) : "default";
        return update(t, type, timeout, t.get(size - 4), t.get(size - 3), t.get(size - 2), t.get(size - 1));
    }

    private static Object update(
            List<?> t, Object type, Object timeout, Object change, Object pre, Object post, Object dependsOn) {
        Object written = change instanceof List<?> pair ? mapping(pair.get(0), pair.get(1)) : change;
        Map<Object, Object> head =
                mapping("module", t.get(1), "type", type, "timeout", timeout(timeout), "change", written);
        return purged(head, pre, post, dependsOn);
    }

    private static boolean isChange(Object term) {
        return term.equals("soft") || term instanceof List<?> list && !list.isEmpty() && CHANGES.contains(list.get(0));
    }

    private static Object loadModule(List<?> t) {
        Map<Object, Object> head = mapping("module", t.get(1));
        return t.size() == 5
                ? purged(head, t.get(2), t.get(3), t.get(4))
                : purged(head, BRUTAL, BRUTAL, t.size() == 3 ? t.get(2) : List.of());
    }

    private static Object purged(Map<Object, Object> head, Object pre, Object post, Object dependsOn) {
        head.putAll(mapping("pre_purge", pre, "post_purge", post, "depends_on", dependsOn));
        return head;
    }

    private static Object suspended(Object term) {
        return term instanceof List<?> pair ? mapping("module", pair.get(0), "timeout", timeout(pair.get(1))) : term;
    }

    private static Object changed(List<?> pairs) {
        return pairs.stream().map(pair -> named(pair, "module", "extra")).toList();
    }

    private static Object timeout(Object term) {
        return term instanceof Long milliseconds ? milliseconds + "ms" : term;
    }

    /** A tuple's elements under names; a tuple that is too short lacks the last ones. */
    private static Object named(Object tuple, String... names) {
        Map<Object, Object> mapping = new LinkedHashMap<>();
        List<?> elements = (List<?>) tuple;
        for (int i = 0; i < elements.size(); i++) {
            mapping.put(names[i], elements.get(i));
        }
        return mapping;
    }

    private static Map<Object, Object> mapping(Object... keysAndValues) {
        Map<Object, Object> mapping = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            mapping.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return mapping;
    }
}
