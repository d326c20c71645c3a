package dev.molt.appup;

import dev.molt.appup.AppupInstruction.Update;
import dev.molt.appup.PurgeReader.Purges;
import dev.molt.diag.Located;
import dev.molt.diag.Position;
import java.util.List;
import java.util.Set;

/** Reads {@code update}, the instruction about a module that has state. */
final class UpdateReader {

    private static final List<String> KEYS = List.of(
            "type", "change", "code_change", "migrate", "renew", "timeout", "purge", "pre_purge", "post_purge", "depends_on");
    private static final Set<String> KEYS_OF_SUPERVISORS = Set.of("type", "depends_on");
    private static final String SUPERVISOR = "supervisor";

    private final Values values;
    private final Names names;
    private final PurgeReader purges;
    private final TimeoutReader timeouts;
    private final StateTransformReader transforms;
    private final Problems problems;

    UpdateReader(Values values, Names names, PurgeReader purges, TimeoutReader timeouts, Problems problems) {
        this.values = values;
        this.names = names;
        this.purges = purges;
        this.timeouts = timeouts;
        this.transforms = new StateTransformReader(values, names, problems);
        this.problems = problems;
    }

    AppupInstruction read(Position at, YamlNode node) {
        ModuleArguments given = ModuleArguments.of(node, at, "update", KEYS, values, names);
        Fields fields = given.fields();
        ModuleType type = type(fields);
        Change change = change(fields);
        Purges both = purges.both(fields);
        return new Update(
                at,
                given.module(),
                type,
                fields.optional("timeout").map(timeouts::read).orElse(new Timeout.Default()),
                change,
                both.pre(),
                both.post(),
                fields.optional("depends_on").map(names::modules).orElse(List.<Located<String>>of()),
                codeChange(fields, change),
                fields.optional("migrate").map(this::migrate).orElse(Migrate.EAGER),
                names.renewed(fields));
    }

    /** A supervisor is a static module whose change is advanced, whichever way the script goes. */
    private static boolean isSupervisor(Fields fields) {
        return fields.optional("type")
                .filter(type -> type instanceof YamlNode.Scalar scalar && scalar.text().equals(SUPERVISOR))
                .isPresent();
    }

    private ModuleType type(Fields fields) {
        if (isSupervisor(fields)) {
            KEYS.stream()
                    .filter(key -> fields.has(key) && !KEYS_OF_SUPERVISORS.contains(key))
                    .forEach(key -> refuseForSupervisor(fields, key));
            return ModuleType.STATIC;
        }
        return fields.optional("type").map(this::type).orElse(ModuleType.DYNAMIC);
    }

    private ModuleType type(YamlNode node) {
        String word = values.oneOf(node, "bad_mod_type", List.of("dynamic", "static", SUPERVISOR), "dynamic");
        return word.equals("static") ? ModuleType.STATIC : ModuleType.DYNAMIC;
    }

    private void refuseForSupervisor(Fields fields, String key) {
        problems.error(
                "bad_mod_type",
                fields.positionOf(key),
                "a supervisor's update takes no " + key + ": its change is {advanced: []}, and the rest is default",
                "take " + key + " out, or write type: static");
    }

    private Migrate migrate(YamlNode node) {
        String word = values.oneOf(node, "bad_migrate", List.of("eager", "lazy"), "eager");
        return word.equals("lazy") ? Migrate.LAZY : Migrate.EAGER;
    }

    private Change change(Fields fields) {
        Change unlessGiven = isSupervisor(fields) ? new Change.Advanced(List.of()) : new Change.Soft();
        return fields.optional("change").map(this::change).orElse(unlessGiven);
    }

    private Change change(YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar && scalar.text().equals("soft")) {
            return new Change.Soft();
        }
        if (node instanceof YamlNode.Mapping mapping && mapping.fields().keySet().equals(Set.of("advanced"))) {
            YamlNode extra = mapping.fields().get("advanced").value();
            return new Change.Advanced(new PlainValue(problems).of(extra));
        }
        values.wrongType(
                node, "bad_change", "soft or {advanced: EXTRA}", "write change: soft, or change: {advanced: []}");
        return new Change.Advanced(List.of());
    }

    private StateTransform codeChange(Fields fields, Change change) {
        if (!fields.has("code_change")) {
            return StateTransform.none();
        }
        if (change instanceof Change.Soft) {
            problems.error(
                    "bad_change",
                    fields.positionOf("code_change"),
                    "code_change is not evaluated while the change is soft"
                            + (fields.has("change") ? "" : ", which it is where no change is given"),
                    "write change: {advanced: []}, or take code_change out");
        }
        return fields.optional("code_change").map(transforms::read).orElseThrow();
    }
}
