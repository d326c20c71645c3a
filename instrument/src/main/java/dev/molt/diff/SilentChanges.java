package dev.molt.diff;

import dev.molt.classfile.ClassFile;
import dev.molt.classfile.FieldShape;
import dev.molt.classfile.MethodShape;
import dev.molt.diag.Diagnostic;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What HotSpot accepts without a word and does not do: changes after which the JVM differs from a fresh start. */
public final class SilentChanges {

    private static final String SWITCH_MAP = "$SwitchMap$";

    private final ClassFile before;
    private final ClassFile after;
    private final List<Diagnostic> warnings = new ArrayList<>();

    private SilentChanges(ClassFile before, ClassFile after) {
        this.before = before;
        this.after = after;
    }

    /** The warnings about a class from one version to the next, without positions. */
    public static List<Diagnostic> between(ClassFile before, ClassFile after) {
        SilentChanges found = new SilentChanges(before, after);
        if (!before.sameBytes(after)) {
            found.fields();
            found.initializer();
            found.warnings.addAll(EnumConstantChanges.between(before, after));
        }
        return List.copyOf(found.warnings);
    }

    private void fields() {
        for (FieldShape now : after.fields()) {
            before.fields().stream()
                    .filter(old -> old.name().equals(now.name()) && old.descriptor().equals(now.descriptor()))
                    .forEach(old -> {
                        if (old.constant() != null && now.constant() == null && !isFreed(old)) {
                            constant(old, now);
                        }
                    });
        }
    }

    /** True for a constant that is a variable now: another field takes its place, and is initialised. */
    private boolean isFreed(FieldShape old) {
        return old.constant() != null && Modifier.isStatic(old.access()) && after.fields().stream().anyMatch(now ->
                now.name().equals(old.name()) && now.descriptor().equals(old.descriptor())
                        && Modifier.isStatic(now.access()) && !Modifier.isFinal(now.access()));
    }

    private void constant(FieldShape old, FieldShape now) {
        warn("constant", "constant " + now.name() + " of " + after + " is computed by the static initializer now,"
                        + " which is not run again: the field keeps its value, " + value(old),
                "assign it by another name, or leave it a constant");
    }

    private void initializer() {
        Optional<String> old = initializerCode(before);
        Optional<String> now = initializerCode(after);
        if (old.equals(now) || old.isEmpty() || now.isEmpty()) {
            return;
        }
        List<String> tables = after.fields().stream().map(FieldShape::name)
                .filter(name -> name.startsWith(SWITCH_MAP)).toList();
        if (tables.isEmpty()) {
            List<String> all = after.staticsAssignedByInitializer();
            List<String> kept = before.fields().stream()
                    .filter(field -> !EnumConstantChanges.isConstantOrAll(field) && !isFreed(field)).map(FieldShape::name)
                    .filter(all::contains).toList();
            if (kept.isEmpty() && !all.isEmpty()) {
                // It feeds new fields only, which get their values, and constants of an enum.
                return;
            }
            String assigned = String.join(", ", kept);
            warn("static_initializer", "the static initializer of " + after + " changed and is not run again"
                            + (assigned.isEmpty() ? "" : "; it assigns " + assigned),
                    "assign the new values in code that runs during the upgrade");
        } else {
            String enums = tables.stream().map(name -> name.substring(SWITCH_MAP.length()).replace('$', '.'))
                    .collect(Collectors.joining(", "));
            warn("switch_map", "the table for switches over " + enums + " in " + after
                            + " changed: it is filled anew just before the new code comes in, and a call that comes"
                            + " between the two may take another branch",
                    "write update for the class that switches, which waits until nobody is inside");
        }
    }

    private static Optional<String> initializerCode(ClassFile owner) {
        return owner.methods().stream().filter(MethodShape::isStaticInitializer).map(MethodShape::code).findFirst();
    }

    private static String value(FieldShape field) {
        Object constant = field.constant();
        if (constant instanceof String text) {
            return '"' + text + '"';
        } else if (constant instanceof Integer number && field.descriptor().equals("Z")) {
            return String.valueOf(number != 0);
        } else if (constant instanceof Integer number && field.descriptor().equals("C")) {
            return "'" + (char) number.intValue() + "'";
        }
        return constant.toString();
    }

    private void warn(String code, String message, String cure) {
        warnings.add(Diagnostic.warning(code, null, message, cure));
    }
}
