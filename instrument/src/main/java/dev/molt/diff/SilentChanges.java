package dev.molt.diff;

import dev.molt.classfile.ClassFile;
import dev.molt.classfile.FieldShape;
import dev.molt.diag.Diagnostic;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What HotSpot accepts without a word and does not do: changes after which the JVM differs from a fresh start. */
public final class SilentChanges {

    private static final String SWITCH_MAP = "$SwitchMap$";

    private final ClassFile before;
    private final ClassFile after;
    private final Set<String> renewed;
    private final List<Diagnostic> warnings = new ArrayList<>();

    private SilentChanges(ClassFile before, ClassFile after, Set<String> renewed) {
        this.before = before;
        this.after = after;
        this.renewed = renewed;
    }

    /** The warnings about a class from one version to the next, without positions. */
    public static List<Diagnostic> between(ClassFile before, ClassFile after) {
        return between(before, after, Set.of());
    }

    /**
     * The same where some is done.
     *
     * @param renewed the static fields that are given what the new static initializer gives them, by name
     */
    public static List<Diagnostic> between(ClassFile before, ClassFile after, Set<String> renewed) {
        SilentChanges found = new SilentChanges(before, after, renewed);
        if (!before.sameBytes(after)) {
            found.fields();
            found.switchTables();
            found.warnings.addAll(EnumConstantChanges.between(before, after));
        }
        return List.copyOf(found.warnings);
    }

    private void fields() {
        for (FieldShape now : after.fields()) {
            before.fields().stream()
                    .filter(old -> old.name().equals(now.name()) && old.descriptor().equals(now.descriptor()))
                    .forEach(old -> {
                        if (isComputedNow(old, now) && !renewed.contains(now.name())) {
                            constant(old, now);
                        }
                    });
        }
    }

    private static boolean isComputedNow(FieldShape old, FieldShape now) {
        return old.constant() != null && now.constant() == null && !isFreed(old, now);
    }

    /** True for a constant that is a variable now: another field takes its place, and is initialised. */
    private static boolean isFreed(FieldShape old, FieldShape now) {
        return Modifier.isStatic(old.access() & now.access()) && !Modifier.isFinal(now.access());
    }

    private void constant(FieldShape old, FieldShape now) {
        warn("constant", "constant " + now.name() + " of " + after + " is computed by the static initializer now,"
                        + " which is not run again: the field keeps its value, " + value(old),
                "write renew: [" + now.name() + "] for the class, assign it by another name, or leave it a constant");
    }

    private void switchTables() {
        Optional<String> old = before.staticInitializerCode();
        Optional<String> now = after.staticInitializerCode();
        List<String> tables = after.fields().stream().map(FieldShape::name)
                .filter(name -> name.startsWith(SWITCH_MAP)).toList();
        if (!tables.isEmpty() && old.isPresent() && now.isPresent() && !old.equals(now)) {
            tables(tables);
        }
    }

    private void tables(List<String> tables) {
        String enums = tables.stream().map(name -> name.substring(SWITCH_MAP.length()).replace('$', '.'))
                .collect(Collectors.joining(", "));
        warn("switch_map", "the table for switches over " + enums + " in " + after
                        + " changed: it is filled anew just before the new code comes in, and a call that comes"
                        + " between the two may take another branch",
                "write update for the class that switches, which waits until nobody is inside");
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
