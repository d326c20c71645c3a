package dev.molt.appup;

import dev.molt.diag.Located;
import dev.molt.diag.Position;
import java.util.ArrayList;
import java.util.List;

/**
 * The arguments of an instruction about one module, whether it is a plain name or a mapping.
 *
 * @param module the module's name
 * @param fields everything else, which is nothing beside a plain name
 */
record ModuleArguments(Located<String> module, Fields fields) {

    /** Reads the arguments of an instruction that stands at a place and knows these keys beside {@code module}. */
    static ModuleArguments of(
            YamlNode node, Position at, String instruction, List<String> known, Values values, Names names) {
        if (node instanceof YamlNode.Mapping mapping) {
            List<String> keys = new ArrayList<>(List.of("module"));
            keys.addAll(known);
            Fields fields = values.fields(mapping, at, instruction, keys);
            return new ModuleArguments(names.module(fields.required("module", "quest.Player")), fields);
        }
        return new ModuleArguments(names.module(node), values.noFields(at, instruction));
    }
}
