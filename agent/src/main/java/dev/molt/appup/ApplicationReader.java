package dev.molt.appup;

import dev.molt.diag.Located;
import dev.molt.diag.Position;
import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Reads an application descriptor, as strictly as {@link AppupReader} reads upgrade files. */
public final class ApplicationReader {

    private static final String OWNER = "an application descriptor";
    private static final List<String> KEYS = List.of(
            "application",
            "version",
            "description",
            "applications",
            "env",
            "start",
            "stop",
            "config_change",
            "containers");

    private final Problems problems;
    private final Values values;
    private final Names names;

    private ApplicationReader(Problems problems) {
        this.problems = problems;
        this.values = new Values(problems);
        this.names = new Names(values, problems);
    }

    /**
     * The descriptor that a text is.
     *
     * @throws RefusedException if it is none, with every error that it has
     */
    public static ApplicationDescriptor read(Source source) throws RefusedException {
        Problems problems = new Problems();
        YamlNode root = YamlTree.read(source, problems);
        ApplicationDescriptor descriptor = new ApplicationReader(problems).read(root, source);
        problems.refuseIfAny();
        return descriptor;
    }

    private ApplicationDescriptor read(YamlNode root, Source source) {
        Fields fields = values.fields(root, OWNER, KEYS, "begin with application: and version:")
                .orElseGet(() -> values.unreadableFields(new Position(source, 1, 1), OWNER, KEYS));
        String name = names.application(fields.required("application", "processquest")).value();
        return new ApplicationDescriptor(
                name,
                names.version(fields.required("version", "1.1.0")).value(),
                fields.optional("description").map(n -> values.text(n, "text", "A game")).orElse(""),
                fields.optional("applications").map(n -> before(n, name)).orElse(List.of()),
                fields.optional("env")
                        .map(n -> new Settings(values, problems).read(n, "env"))
                        .orElseGet(() -> Collections.unmodifiableSortedMap(new TreeMap<>())),
                function(fields, "start"),
                function(fields, "stop"),
                function(fields, "config_change"),
                fields.optional("containers")
                        .map(new ContainerReader(values, names, problems)::read)
                        .orElse(List.of()));
    }

    /** Those that start before it; itself is none of them. */
    private List<String> before(YamlNode node, String name) {
        OnlyOnce once = new OnlyOnce(problems, "duplicate_application", "the application");
        List<Located<String>> before = values.list(node, "bad_list", "a list of applications", "registry").stream()
                .map(names::application)
                .map(once::check)
                .toList();
        before.stream().filter(other -> !name.isEmpty() && other.value().equals(name)).forEach(self -> problems.error(
                "circular_dependencies", self.position(), name + " cannot be started before itself", "take it out"));
        return before.stream().map(Located::value).toList();
    }

    private Optional<String> function(Fields fields, String key) {
        String example = "quest.Game." + (key.equals("config_change") ? "configChange" : key);
        return fields.optional(key).map(node -> names.function(node, example).value());
    }
}
