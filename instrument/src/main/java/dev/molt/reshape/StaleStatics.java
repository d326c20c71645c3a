package dev.molt.reshape;

import dev.molt.classfile.ClassFile;
import dev.molt.classfile.FieldShape;
import dev.molt.diag.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The static fields of a loaded class that a changed static initializer would give other values. */
public final class StaleStatics {

    private StaleStatics() {
    }

    /**
     * A warning, if there are any, or if the initializer does something else that it did not.
     *
     * @param renewed the fields that are given what it gives them, by name
     */
    public static Optional<Diagnostic> between(ClassFile before, ClassFile after, Set<String> renewed) {
        boolean fillsTables = after.fields().stream().anyMatch(field -> field.name().startsWith(SwitchMap.PREFIX));
        Optional<String> now = after.staticInitializerCode();
        if (fillsTables || now.isEmpty() || now.equals(before.staticInitializerCode())) {
            return Optional.empty();
        }
        List<String> all = after.staticsAssignedByInitializer();
        List<String> stale = new ArrayList<>(before.fields().stream()
                .filter(field -> field.constant() == null && !isOfEnum(field) && stays(field, after))
                .map(FieldShape::name).filter(all::contains).toList());
        boolean others = !stale.isEmpty() || all.isEmpty();
        try {
            InitializerSlices old = InitializerSlices.of(before);
            InitializerSlices next = InitializerSlices.of(after);
            stale.removeIf(name -> old.slice(name).equals(next.slice(name)));
            others = !next.rest().isEmpty() && !next.rest().equals(old.rest());
        } catch (RuntimeException e) {
            // Code that cannot be taken apart may feed any of them.
        }
        stale.removeAll(renewed);
        return stale.isEmpty() && !others ? Optional.empty() : Optional.of(warning(after, String.join(", ", stale)));
    }

    private static Diagnostic warning(ClassFile owner, String stale) {
        return Diagnostic.warning("static_initializer", null,
                "the static initializer of " + owner + " changed and is not run again"
                        + (stale.isEmpty() ? "" : "; it assigns " + stale),
                stale.isEmpty() ? "do what it does in code that runs during the upgrade"
                        : "write renew: [" + stale + "] for the class, without what is state that has to stay");
    }

    /** One of another type is new, and is given a value of its own. */
    private static boolean stays(FieldShape field, ClassFile after) {
        return after.fields().stream()
                .anyMatch(other -> other.name().equals(field.name()) && other.descriptor().equals(field.descriptor()));
    }

    /** Constants of an enum, and the array of all, are changed in another way. */
    private static boolean isOfEnum(FieldShape field) {
        return field.isEnumConstant() || field.name().equals("$VALUES") && field.isSynthetic();
    }
}
