package dev.molt.relup;

import dev.molt.appup.Appup;
import dev.molt.appup.AppupInstruction;
import dev.molt.appup.Change;
import dev.molt.appup.Direction;
import dev.molt.appup.ModuleType;
import dev.molt.appup.Purge;
import dev.molt.appup.RelupInstruction;
import dev.molt.appup.RelupInstruction.Changed;
import dev.molt.appup.RelupInstruction.Suspended;
import dev.molt.appup.StartType;
import dev.molt.appup.StateTransform;
import dev.molt.appup.Timeout;
import dev.molt.appup.VersionPattern;
import dev.molt.appup.Windows;
import dev.molt.diag.Located;
import dev.molt.diag.Source;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads well-formed upgrade files, trusting them blindly, so that the translator can be tested without the reader. */
final class StandInAppupText implements AppupText {

    @Override
    public Appup read(String yaml) {
        Map<?, ?> top = (Map<?, ?>) new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        return new Appup(
                new Source("test.appup.yaml", yaml),
                located(top.get("application")),
                located(top.get("version")),
                Windows.WHOLE,
                entries(top.get("up"), "from"),
                entries(top.get("down"), "to"));
    }

    private List<Appup.Entry> entries(Object entries, String versionKey) {
        return ((List<?>) (entries == null ? List.of() : entries))
                .stream().map(entry -> entry((Map<?, ?>) entry, versionKey)).toList();
    }

    private Appup.Entry entry(Map<?, ?> entry, String versionKey) {
        VersionPattern version = new VersionPattern.Exact((String) entry.get(versionKey));
        List<AppupInstruction> instructions =
                ((List<?>) entry.get("instructions")).stream().map(this::instruction).toList();
        return new Appup.Entry(null, new Located<>(version, null), instructions);
    }

    private AppupInstruction instruction(Object written) {
        if (written instanceof String word) {
            return new AppupInstruction.LowLevel(null, bare(word));
        }
        Map.Entry<?, ?> only = ((Map<?, ?>) written).entrySet().iterator().next();
        String word = (String) only.getKey();
        Map<?, ?> at = only.getValue() instanceof Map<?, ?> map ? map : Map.of("application", only.getValue());
        Located<String> module = located(at.get("module"));
        List<Located<String>> dependsOn =
                strings(at.get("depends_on")).stream().map(StandInAppupText::located).toList();
        return switch (word) {
            case "update" -> update(at, module, dependsOn);
            case "load_module" -> new AppupInstruction.LoadModule(
                    null, module, purge(at.get("pre_purge")), purge(at.get("post_purge")), dependsOn);
            case "add_module" -> new AppupInstruction.AddModule(null, module, dependsOn);
            case "delete_module" -> new AppupInstruction.DeleteModule(null, module, deletePurge(at.get("purge")), dependsOn);
            case "add_application" -> new AppupInstruction.AddApplication(
                    null, located(at.get("application")), startType(at.get("type")));
            case "remove_application" -> new AppupInstruction.RemoveApplication(null, located(at.get("application")));
            case "restart_application" -> new AppupInstruction.RestartApplication(null, located(at.get("application")));
            default -> new AppupInstruction.LowLevel(null, lowLevel(word, only.getValue()));
        };
    }

    private AppupInstruction update(Map<?, ?> at, Located<String> module, List<Located<String>> dependsOn) {
        boolean supervisor = "supervisor".equals(at.get("type"));
        Change change = new Change.Soft();
        if (supervisor) {
            change = new Change.Advanced(List.of());
        } else if (at.get("change") instanceof Map<?, ?> map) {
            change = new Change.Advanced(plain(map.get("advanced")));
        }
        return new AppupInstruction.Update(
                null,
                module,
                supervisor || "static".equals(at.get("type")) ? ModuleType.STATIC : ModuleType.DYNAMIC,
                timeout(at.get("timeout")),
                change,
                purge(at.get("pre_purge")),
                purge(at.get("post_purge")),
                dependsOn,
                StateTransform.none());
    }

    private static RelupInstruction bare(String word) {
        return switch (word) {
            case "point_of_no_return" -> new RelupInstruction.PointOfNoReturn();
            case "restart_emulator" -> new RelupInstruction.RestartEmulator();
            case "restart_new_emulator" -> new RelupInstruction.RestartNewEmulator();
            default -> throw new AssertionError(word);
        };
    }

    private RelupInstruction lowLevel(String word, Object value) {
        Map<?, ?> at = value instanceof Map<?, ?> map ? map : Map.of();
        return switch (word) {
            case "load_object_code" -> new RelupInstruction.LoadObjectCode(
                    (String) at.get("application"), (String) at.get("version"), strings(at.get("modules")));
            case "load" -> new RelupInstruction.Load(
                    (String) at.get("module"), purge(at.get("pre_purge")), purge(at.get("post_purge")));
            case "remove" -> new RelupInstruction.Remove(
                    (String) at.get("module"), purge(at.get("pre_purge")), purge(at.get("post_purge")));
            case "purge" -> new RelupInstruction.PurgeModules(strings(value));
            case "suspend" -> new RelupInstruction.Suspend(
                    ((List<?>) value).stream().map(this::suspended).toList());
            case "resume" -> new RelupInstruction.Resume(strings(value));
            case "code_change" -> new RelupInstruction.CodeChange(
                    "up".equals(at.get("direction")) ? Direction.UP : Direction.DOWN,
                    ((List<?>) at.get("modules")).stream().map(this::changed).toList());
            case "stop" -> new RelupInstruction.Stop(strings(value));
            case "start" -> new RelupInstruction.Start(strings(value));
            case "apply" -> new RelupInstruction.Apply(
                    (String) at.get("module"), (String) at.get("function"), objects(at.get("arguments")));
            default -> throw new AssertionError(word);
        };
    }

    private Suspended suspended(Object module) {
        return module instanceof Map<?, ?> at
                ? new Suspended((String) at.get("module"), timeout(at.get("timeout")))
                : new Suspended((String) module, new Timeout.Default());
    }

    private Changed changed(Object module) {
        Map<?, ?> at = (Map<?, ?>) module;
        return new Changed((String) at.get("module"), plain(at.get("extra")));
    }

    private static Timeout timeout(Object text) {
        if (text == null || text.equals("default")) {
            return new Timeout.Default();
        } else if (text.equals("infinity")) {
            return new Timeout.Infinity();
        }
        String span = (String) text;
        return new Timeout.Within(
                span.endsWith("ms")
                        ? Duration.ofMillis(Long.parseLong(span.replace("ms", "")))
                        : Duration.ofSeconds(Long.parseLong(span.replace("s", ""))));
    }

    private static Purge purge(Object word) {
        return word == null ? Purge.BRUTAL_PURGE : Purge.valueOf(((String) word).toUpperCase(Locale.ROOT));
    }

    private static Purge deletePurge(Object word) {
        return word == null ? Purge.SOFT_PURGE : purge(word);
    }

    private static StartType startType(Object word) {
        return word == null ? StartType.PERMANENT : StartType.valueOf(((String) word).toUpperCase(Locale.ROOT));
    }

    private static Located<String> located(Object value) {
        return new Located<>((String) value, null);
    }

    private static List<String> strings(Object list) {
        return list == null ? List.of() : ((List<?>) list).stream().map(String.class::cast).toList();
    }

    private static List<Object> objects(Object list) {
        return ((List<?>) list).stream().map(StandInAppupText::plain).toList();
    }

    private static Object plain(Object value) {
        if (value instanceof List<?>) {
            return objects(value);
        }
        return value instanceof Integer number ? (Object) number.longValue() : value;
    }
}
