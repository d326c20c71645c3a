package dev.molt.appup;

import dev.molt.appup.AppupInstruction.AddApplication;
import dev.molt.appup.AppupInstruction.RemoveApplication;
import dev.molt.appup.AppupInstruction.RestartApplication;
import dev.molt.diag.Position;
import java.util.List;

/** Reads the instructions about whole applications. */
final class ApplicationInstructionReader {

    private final Values values;
    private final Names names;

    ApplicationInstructionReader(Values values, Names names) {
        this.values = values;
        this.names = names;
    }

    AppupInstruction add(Position at, YamlNode node) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            return new AddApplication(at, names.application(node), StartType.PERMANENT);
        }
        Fields fields = values.fields(mapping, at, "add_application", List.of("application", "type"));
        return new AddApplication(
                at,
                names.application(fields.required("application", "extra")),
                fields.optional("type").map(this::startType).orElse(StartType.PERMANENT));
    }

    AppupInstruction remove(Position at, YamlNode node) {
        return new RemoveApplication(at, names.application(node));
    }

    AppupInstruction restart(Position at, YamlNode node) {
        return new RestartApplication(at, names.application(node));
    }

    private StartType startType(YamlNode node) {
        return values.oneOf(node, "bad_start_type", List.of(StartType.values()), StartType.PERMANENT);
    }
}
