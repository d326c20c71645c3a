package dev.molt.appup;

import dev.molt.appup.AppupInstruction.AddModule;
import dev.molt.appup.AppupInstruction.DeleteModule;
import dev.molt.appup.AppupInstruction.LoadModule;
import dev.molt.appup.PurgeReader.Purges;
import dev.molt.diag.Located;
import dev.molt.diag.Position;
import java.util.List;

/** Reads {@code load_module}, {@code add_module} and {@code delete_module}, which put code in and take it out. */
final class ModuleInstructionReader {

    private final Values values;
    private final Names names;
    private final PurgeReader purges;

    ModuleInstructionReader(Values values, Names names, PurgeReader purges) {
        this.values = values;
        this.names = names;
        this.purges = purges;
    }

    AppupInstruction load(Position at, YamlNode node) {
        ModuleArguments given =
                arguments(node, at, "load_module", List.of("renew", "purge", "pre_purge", "post_purge", "depends_on"));
        Purges both = purges.both(given.fields());
        return new LoadModule(at, given.module(), both.pre(), both.post(), dependsOn(given), names.renewed(given.fields()));
    }

    AppupInstruction add(Position at, YamlNode node) {
        ModuleArguments given = arguments(node, at, "add_module", List.of("depends_on"));
        return new AddModule(at, given.module(), dependsOn(given));
    }

    AppupInstruction delete(Position at, YamlNode node) {
        ModuleArguments given = arguments(node, at, "delete_module", List.of("purge", "depends_on"));
        Purge purge = purges.one(given.fields(), "purge", Purge.SOFT_PURGE);
        return new DeleteModule(at, given.module(), purge, dependsOn(given));
    }

    private ModuleArguments arguments(YamlNode node, Position at, String instruction, List<String> known) {
        return ModuleArguments.of(node, at, instruction, known, values, names);
    }

    private List<Located<String>> dependsOn(ModuleArguments given) {
        return given.fields().optional("depends_on").map(names::modules).orElse(List.of());
    }
}
