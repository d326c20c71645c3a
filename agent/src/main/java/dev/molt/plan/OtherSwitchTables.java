package dev.molt.plan;

import dev.molt.classfile.ClassFile;
import dev.molt.classfile.FieldShape;
import dev.molt.diag.Diagnostic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Refuses other constants of an enum that a loaded class switches over by a table of another compiler than javac: such
 * tables are indexed by ordinals, too, and not filled again.
 */
final class OtherSwitchTables implements Check {

    private static final String ECLIPSE = "$SWITCH_TABLE$";
    private static final String KOTLIN = "$EnumSwitchMapping$";

    @Override
    public List<Diagnostic> check(Planned planned) {
        List<Diagnostic> found = new ArrayList<>();
        for (Mention mention : planned.mentions().values()) {
            ClassChange change = planned.changes().get(mention.module().value());
            if (change != null && planned.request().loaded().contains(change.name()) && otherConstants(change)) {
                for (String user : users(planned.request(), change.name())) {
                    found.add(Diagnostic.error("switch_map", mention.module().position(),
                            "constants of " + change.name() + " come, go or move, and " + user + " switches over them by a"
                                    + " table that only its own compiler knows how to fill again",
                            "let " + user + " compare constants with equals before, or restart"));
                }
            }
        }
        return found;
    }

    private static boolean otherConstants(ClassChange change) {
        return !change.isAdded() && !change.isDeleted()
                && !constants(change.before().orElseThrow()).equals(constants(change.after().orElseThrow()));
    }

    private static List<String> constants(ClassFile file) {
        return file.fields().stream().filter(FieldShape::isEnumConstant).map(FieldShape::name).toList();
    }

    private static List<String> users(PlanRequest request, String name) {
        List<String> users = new ArrayList<>();
        request.oldClasses().classes().forEach((user, bytes) -> {
            if (request.loaded().contains(user)) {
                String text = new String(bytes, StandardCharsets.ISO_8859_1);
                if (text.contains(ECLIPSE + name.replace('.', '$'))
                        || text.contains(KOTLIN) && text.contains(name.replace('.', '/'))) {
                    users.add(user);
                }
            }
        });
        return users;
    }
}
