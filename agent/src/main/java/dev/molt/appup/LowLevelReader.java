package dev.molt.appup;

import dev.molt.appup.PurgeReader.Purges;
import dev.molt.appup.RelupInstruction.Changed;
import dev.molt.appup.RelupInstruction.Suspended;
import dev.molt.diag.Located;
import dev.molt.diag.Position;
import java.util.List;
import java.util.function.BiFunction;

/** Reads the low-level instructions that have arguments, for authors who write them by hand. */
final class LowLevelReader {

    private static final List<String> PURGES = List.of("purge", "pre_purge", "post_purge");

    private final Values values;
    private final Names names;
    private final PurgeReader purges;
    private final TimeoutReader timeouts;
    private final PlainValue plain;

    LowLevelReader(Values values, Names names, PurgeReader purges, TimeoutReader timeouts, PlainValue plain) {
        this.values = values;
        this.names = names;
        this.purges = purges;
        this.timeouts = timeouts;
        this.plain = plain;
    }

    RelupInstruction apply(Position at, YamlNode node) {
        Fields fields = fields(node, at, "apply", List.of("module", "function", "arguments"));
        YamlNode arguments = fields.required("arguments", "[]");
        return new RelupInstruction.Apply(
                names.module(fields.required("module", "quest.Market")).value(),
                names.member(fields.required("function", "reload"), "bad_func", "a method's name", "reload")
                        .value(),
                values.list(arguments, "bad_args_list", "a list of arguments", "1").stream()
                        .map(plain::of)
                        .toList());
    }

    RelupInstruction loadObjectCode(Position at, YamlNode node) {
        Fields fields = fields(node, at, "load_object_code", List.of("application", "version", "modules"));
        return new RelupInstruction.LoadObjectCode(
                names.application(fields.required("application", "processquest")).value(),
                names.version(fields.required("version", "1.1.0")).value(),
                names.plainModules(fields.required("modules", "[quest.Player]")));
    }

    RelupInstruction load(Position at, YamlNode node) {
        return purged(at, node, "load", (module, both) ->
                new RelupInstruction.Load(module, both.pre(), both.post()));
    }

    RelupInstruction remove(Position at, YamlNode node) {
        return purged(at, node, "remove", (module, both) ->
                new RelupInstruction.Remove(module, both.pre(), both.post()));
    }

    private RelupInstruction purged(
            Position at, YamlNode node, String instruction, BiFunction<String, Purges, RelupInstruction> made) {
        ModuleArguments given = ModuleArguments.of(node, at, instruction, PURGES, values, names);
        return made.apply(given.module().value(), purges.both(given.fields()));
    }

    RelupInstruction purge(Position at, YamlNode node) {
        return new RelupInstruction.PurgeModules(names.plainModules(node));
    }

    RelupInstruction resume(Position at, YamlNode node) {
        return new RelupInstruction.Resume(names.plainModules(node));
    }

    RelupInstruction stop(Position at, YamlNode node) {
        return new RelupInstruction.Stop(names.plainModules(node));
    }

    RelupInstruction start(Position at, YamlNode node) {
        return new RelupInstruction.Start(names.plainModules(node));
    }

    RelupInstruction suspend(Position at, YamlNode node) {
        return new RelupInstruction.Suspend(modulesWith(node, "a module of suspend", at, "timeout", (module, fields) ->
                new Suspended(module, fields.optional("timeout").map(timeouts::read).orElse(new Timeout.Default()))));
    }

    RelupInstruction codeChange(Position at, YamlNode node) {
        Fields fields = fields(node, at, "code_change", List.of("direction", "modules"));
        Direction direction = values.oneOf(
                fields.required("direction", "up"), "bad_mode", List.of(Direction.values()), Direction.UP);
        YamlNode modules = fields.required("modules", "[quest.Player]");
        return new RelupInstruction.CodeChange(
                direction,
                modulesWith(modules, "a module of code_change", at, "extra", (module, more) -> new Changed(
                        module, more.has("extra") ? plain.of(more.optional("extra").orElseThrow()) : List.of())));
    }

    /** Modules that are plain names or mappings with one more key. */
    private <T> List<T> modulesWith(
            YamlNode node, String owner, Position at, String key, BiFunction<String, Fields, T> made) {
        return values.list(node, "bad_list", "a list of modules", "quest.Player").stream()
                .map(item -> ModuleArguments.of(item, item.position(), owner, List.of(key), values, names))
                .map(given -> made.apply(given.module().value(), given.fields()))
                .toList();
    }

    RelupInstruction syncNodes(Position at, YamlNode node) {
        Fields fields = fields(node, at, "sync_nodes", List.of("id", "nodes"));
        String id = values.text(fields.required("id", "upgrade-1"), "an id", "upgrade-1");
        YamlNode nodes = fields.required("nodes", "[n1, n2]");
        return new RelupInstruction.SyncNodes(
                id,
                values.list(nodes, "bad_list", "a list of nodes", "n1, n2").stream()
                        .map(item -> values.located(item, "a node's name", "n1"))
                        .map(Located::value)
                        .toList());
    }

    private Fields fields(YamlNode node, Position at, String instruction, List<String> known) {
        String cure = "write " + instruction + ": {" + String.join(": ..., ", known) + ": ...}";
        return values.mapping(node, "a mapping", cure)
                .map(mapping -> values.fields(mapping, at, instruction, known))
                .orElseGet(() -> values.unreadableFields(at, instruction, known));
    }
}
