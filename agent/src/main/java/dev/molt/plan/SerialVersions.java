package dev.molt.plan;

import dev.molt.classfile.ClassFile;
import dev.molt.classfile.Supertypes;
import dev.molt.diag.Diagnostic;
import dev.molt.reshape.SerialVersion;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Warns of objects that were written by Java serialization, and that the version wanted refuses for another default version. */
final class SerialVersions implements Check {

    private static final String DECLARED = "serialVersionUID";

    @Override
    public List<Diagnostic> check(Planned planned) {
        List<Diagnostic> found = new ArrayList<>();
        Map<String, List<String>> supertypes = new HashMap<>();
        for (ClassChange change : planned.changes().values()) {
            if (!change.isAdded() && !change.isDeleted()
                    && planned.request().loaded().contains(change.name())
                    && isChecked(change.before().orElseThrow())
                    && isChecked(change.after().orElseThrow())
                    && isSerializable(planned, change.name(), supertypes)) {
                compare(planned, change).ifPresent(found::add);
            }
        }
        return found;
    }

    /** Enums and records are read whatever they are, and of interfaces there are no objects. */
    private static boolean isChecked(ClassFile file) {
        return !file.isInterface()
                && !file.isEnum()
                && !file.isRecord()
                && file.fields().stream().noneMatch(field -> field.name().equals(DECLARED));
    }

    private static Optional<Diagnostic> compare(Planned planned, ClassChange change) {
        long before = SerialVersion.of(change.before().orElseThrow().bytes());
        long after = SerialVersion.of(change.after().orElseThrow().bytes());
        return before == after
                ? Optional.empty()
                : Optional.of(Diagnostic.warning(
                        "serial_version",
                        planned.position(change.name()),
                        "objects of " + change.name() + " that " + planned.request().from()
                                + " wrote by Java serialization are refused by " + planned.request().to()
                                + ": it declares no " + DECLARED + ", and the default one changes from " + before + " to "
                                + after,
                        "declare `private static final long " + DECLARED + " = " + before + "L;` in it, if they are to be"
                                + " read"));
    }

    /** @param supertypes those of classes that were read */
    private static boolean isSerializable(Planned planned, String name, Map<String, List<String>> supertypes) {
        Deque<String> open = new ArrayDeque<>(List.of(name));
        Set<String> seen = new HashSet<>(open);
        while (!open.isEmpty()) {
            String each = open.remove();
            if (each.equals(Serializable.class.getName())) {
                return true;
            }
            supertypes.computeIfAbsent(each, type -> supertypes(planned, type)).stream()
                    .filter(seen::add).forEach(open::add);
        }
        return false;
    }

    private static List<String> supertypes(Planned planned, String name) {
        return planned.before().bytes(name).or(() -> planned.request().library().apply(name))
                .map(bytes -> List.copyOf(Supertypes.of(name, bytes))).orElse(List.of());
    }
}
