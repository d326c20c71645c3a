package dev.molt.diff;

import dev.molt.classfile.ClassFile;
import dev.molt.classfile.MethodShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Compares the methods of two versions of a class: by name and descriptor, their order does not matter. */
final class MethodChanges {

    private static final int STATIC = 0x8;
    private static final int STRICT = 0x800;
    private static final int FIRST_WITH_FREE_FLAGS = 51;
    private static final int LAST_WITH_STRICT = 60;

    private final ClassFile before;
    private final ClassFile after;

    MethodChanges(ClassFile before, ClassFile after) {
        this.before = before;
        this.after = after;
    }

    /** The methods of the new version whose code is another than in the old. */
    List<MethodShape> bodies() {
        Map<String, MethodShape> olds = byKey(before);
        return after.methods().stream()
                .filter(now -> olds.containsKey(key(now)))
                .filter(now -> !Objects.equals(olds.get(key(now)).code(), now.code()))
                .toList();
    }

    /** What HotSpot refuses. */
    List<ShapeChange> shape() {
        List<ShapeChange> changes = new ArrayList<>();
        Map<String, MethodShape> olds = byKey(before);
        Map<String, MethodShape> news = byKey(after);
        news.forEach((key, now) -> {
            if (!olds.containsKey(key)) {
                changes.add(change(ShapeKind.METHOD_ADDED, now, " added"));
            }
        });
        olds.forEach((key, old) -> {
            MethodShape now = news.get(key);
            if (now == null) {
                changes.add(change(ShapeKind.METHOD_DELETED, old, " deleted"));
            } else if (!Flags.OF_METHOD.same(access(before, old), access(after, now))) {
                String happened = ": " + Flags.OF_METHOD.changed(old.access(), now.access());
                changes.add(change(ShapeKind.METHOD_MODIFIERS, now, happened));
            }
        });
        changes.sort((a, b) -> a.kind().compareTo(b.kind()));
        return changes;
    }

    private ShapeChange change(ShapeKind kind, MethodShape method, String happened) {
        String cause = CompilerMade.method(method, kind, before, after);
        String cure = cause.isEmpty() ? kind.cure() : CompilerMade.cure(method.name());
        return new ShapeChange(kind, method.source() + happened, cause, cure);
    }

    /** HotSpot gives static initializers flags of its own: static, and strictfp as long as class files knew it. */
    private static int access(ClassFile owner, MethodShape method) {
        if (!method.isStaticInitializer()) {
            return method.access();
        } else if (owner.majorVersion() < FIRST_WITH_FREE_FLAGS) {
            return STATIC;
        }
        return method.access() & (owner.majorVersion() <= LAST_WITH_STRICT ? STATIC | STRICT : STATIC);
    }

    private static Map<String, MethodShape> byKey(ClassFile owner) {
        Map<String, MethodShape> methods = new LinkedHashMap<>();
        owner.methods().forEach(method -> methods.put(key(method), method));
        return methods;
    }

    private static String key(MethodShape method) {
        return method.name() + method.descriptor();
    }
}
