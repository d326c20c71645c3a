package dev.molt.plan;

import dev.molt.appup.AppupInstruction;
import dev.molt.appup.AppupInstruction.Update;
import dev.molt.appup.Change;
import dev.molt.classfile.FieldShape;
import dev.molt.diag.Diagnostic;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Warns of new fields that objects made before the upgrade have no value for, where nothing gives them one. */
final class FieldsUnset implements Check {

    @Override
    public List<Diagnostic> check(Planned planned) {
        List<Diagnostic> found = new ArrayList<>();
        for (Mention mention : planned.mentions().values()) {
            String name = mention.module().value();
            ClassChange change = planned.changes().get(name);
            boolean lives = planned.request().loaded().contains(name) && change != null && change.diff().isPresent()
                    && !isEnum(change);
            if (lives && !transforms(planned, name)) {
                List<FieldShape> fields = added(change);
                if (!fields.isEmpty()) {
                    found.add(warning(planned, name, fields));
                }
            }
        }
        return found;
    }

    /** Constants are given what new ones would have; where that cannot be, the reshaper says so. */
    private static boolean isEnum(ClassChange change) {
        return change.after().orElseThrow().superName().equals(Enum.class.getName());
    }

    private static Diagnostic warning(Planned planned, String name, List<FieldShape> fields) {
        String names = fields.stream().map(FieldShape::name).collect(Collectors.joining(", "));
        return Diagnostic.warning(
                "unset_field",
                planned.position(name),
                "objects of " + name + " made before the upgrade will have null, zero or false in " + names,
                "write update with change: {advanced: []} and code_change: {set: {" + fields.get(0).name()
                        + ": EXPRESSION}}, if they need a value");
    }

    private static List<FieldShape> added(ClassChange change) {
        List<String> before = change.before().orElseThrow().fields().stream()
                .map(field -> field.name() + field.descriptor())
                .toList();
        return change.after().orElseThrow().fields().stream()
                .filter(field -> !Modifier.isStatic(field.access()))
                .filter(field -> !before.contains(field.name() + field.descriptor()))
                .toList();
    }

    private static boolean transforms(Planned planned, String name) {
        return planned.entry().instructions().stream().anyMatch(instruction -> transforms(instruction, name));
    }

    private static boolean transforms(AppupInstruction instruction, String name) {
        return instruction instanceof Update update
                && update.module().value().equals(name)
                && update.change() instanceof Change.Advanced;
    }
}
