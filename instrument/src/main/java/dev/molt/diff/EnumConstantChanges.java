package dev.molt.diff;

import dev.molt.classfile.ClassFile;
import dev.molt.classfile.EnumConstantCode;
import dev.molt.classfile.FieldShape;
import dev.molt.diag.Diagnostic;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is different from a fresh start when constants of an enum come, go or move while objects of it live. */
final class EnumConstantChanges {

    private static final int ENUM = 0x4000;
    private static final int SYNTHETIC = 0x1000;
    private static final String CODE = "enum_constants";

    private EnumConstantChanges() {
    }

    /** True for a constant, and for the array of all. */
    static boolean isConstantOrAll(FieldShape field) {
        return (field.access() & ENUM) != 0
                || (field.access() & SYNTHETIC) != 0 && field.name().endsWith("$VALUES");
    }

    static List<Diagnostic> between(ClassFile before, ClassFile after) {
        Map<String, Integer> old = EnumConstantCode.of(before);
        Map<String, Integer> now = EnumConstantCode.of(after);
        List<String> names = List.copyOf(now.keySet());
        List<String> kept = old.keySet().stream().filter(now::containsKey).toList();
        List<Diagnostic> found = new ArrayList<>();
        List<String> others = kept.stream().filter(name -> !old.get(name).equals(now.get(name))).toList();
        if (!others.isEmpty() && hold(before, after)) {
            warn(found, list(others) + " of " + after + is(others) + " made with other values now: the objects exist, and keep what"
                    + " they were made with", "assign the new values in code that runs during the upgrade");
        }
        List<String> gone = old.keySet().stream().filter(name -> !now.containsKey(name)).toList();
        if (!gone.isEmpty()) {
            warn(found, list(gone) + " of " + after + is(gone) + " gone: what holds such an object, be it a set or map, goes on"
                    + " holding it, behind all others", "let nobody hold it before the upgrade");
        }
        if (!kept.equals(names.stream().filter(old::containsKey).toList())) {
            warn(found, "enum constants of " + after + " are in another order: sorted collections that exist keep the"
                    + " old one", "make them anew after the upgrade");
        }
        List<String> olds = List.copyOf(old.keySet());
        if (!names.equals(olds)) {
            boolean moves = kept.stream().anyMatch(name -> names.indexOf(name) != olds.indexOf(name));
            warn(found, "enum constants of " + after + " come, go or move: an EnumMap or EnumSet that only a local"
                    + " variable holds does not learn of it, and what a thread changes in an EnumMap "
                    + (moves ? "or EnumSet " : "") + "at that very moment may be lost",
                    "make it anew after the upgrade; `update` the classes that change such ones, so that their callers wait");
        }
        return found;
    }

    /** Only what constants hold in both versions can be different. */
    private static boolean hold(ClassFile before, ClassFile after) {
        return before.fields().stream().anyMatch(field -> !Modifier.isStatic(field.access())
                && after.fields().stream().anyMatch(now -> now.name().equals(field.name())));
    }

    private static String list(List<String> names) {
        return (names.size() == 1 ? "enum constant " : "enum constants ") + String.join(", ", names);
    }

    private static String is(List<String> names) {
        return names.size() == 1 ? " is" : " are";
    }

    private static void warn(List<Diagnostic> found, String message, String cure) {
        found.add(Diagnostic.warning(CODE, null, message, cure));
    }
}
