package dev.molt.plan;

import dev.molt.classfile.ClassFile;
import dev.molt.classfile.FieldShape;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.Located;
import dev.molt.diag.Spelling;
import dev.molt.reshape.InitializerSlices.Obstacle;
import dev.molt.reshape.InitializerSlices;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Static fields that are to be renewed can be: the static initializer gives them values, by code that runs by itself. */
final class FieldsRenewed implements Check {

    private static final String TAKE_OUT = "take it out of renew";

    @Override
    public List<Diagnostic> check(Planned planned) {
        List<Diagnostic> found = new ArrayList<>();
        for (Mention mention : planned.mentions().values()) {
            Optional<ClassFile> after = planned.after().readable(mention.name());
            if (after.isPresent()) {
                mention.renewed().forEach(field -> of(planned, mention, after.get(), field).ifPresent(wrong ->
                        found.add(Diagnostic.error("bad_renew", field.position(), wrong.reason(), wrong.cure()))));
            }
        }
        return found;
    }

    private static Optional<Obstacle> of(Planned planned, Mention mention, ClassFile owner, Located<String> named) {
        Optional<FieldShape> field = field(owner, named.value());
        String source = named.value() + " of " + owner;
        if (field.isEmpty()) {
            List<String> known = owner.fields().stream().map(FieldShape::name).toList();
            return wrong(owner + " in " + planned.request().to() + " has no field " + named.value(),
                    Spelling.cure(named.value(), known));
        } else if (!Modifier.isStatic(field.get().access())) {
            return wrong(source + " is not static", "write update with code_change: {set: {" + named.value() + ": EXPRESSION}}");
        } else if (field.get().isEnumConstant()) {
            return wrong(source + " is a constant of an enum, which is there once and for all", TAKE_OUT);
        } else if (field.get().constant() != null) {
            return wrong(source + " is a constant that compilers put into the code that uses it",
                    TAKE_OUT + ": it follows the new version by itself");
        } else if (!owner.staticsAssignedByInitializer().contains(named.value())) {
            return wrong("the static initializer of " + owner + " does not itself assign " + named.value(),
                    "assign it there, or by apply");
        } else if (isNew(planned, mention.name(), field.get())) {
            return wrong(source + " is new, and is given its value anyway", TAKE_OUT);
        }
        return InitializerSlices.of(owner).obstacle(named.value(), mention.renewedNames())
                .map(obstacle -> new Obstacle(owner + " cannot renew " + named.value() + ": " + obstacle.reason(), obstacle.cure()));
    }

    private static boolean isNew(Planned planned, String module, FieldShape field) {
        return planned.before().readable(module).stream().flatMap(old -> old.fields().stream())
                .noneMatch(old -> old.name().equals(field.name()) && old.descriptor().equals(field.descriptor())
                        && Modifier.isStatic(old.access()));
    }

    private static Optional<FieldShape> field(ClassFile owner, String name) {
        return owner.fields().stream().filter(field -> field.name().equals(name)).findFirst();
    }

    private static Optional<Obstacle> wrong(String reason, String cure) {
        return Optional.of(new Obstacle(reason, cure));
    }
}
