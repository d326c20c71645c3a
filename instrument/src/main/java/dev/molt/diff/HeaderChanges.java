package dev.molt.diff;

import dev.molt.classfile.ClassFile;
import dev.molt.classfile.ComponentShape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/** Compares what two versions of a class say of themselves, before any field or method. */
final class HeaderChanges {

    private final ClassFile before;
    private final ClassFile after;
    private final List<ShapeChange> changes = new ArrayList<>();

    private HeaderChanges(ClassFile before, ClassFile after) {
        this.before = before;
        this.after = after;
    }

    static List<ShapeChange> between(ClassFile before, ClassFile after) {
        HeaderChanges found = new HeaderChanges(before, after);
        found.superclass();
        found.names(ShapeKind.INTERFACES, "interface", before.interfaces(), after.interfaces(), true);
        found.nestHost();
        found.names(ShapeKind.NEST_MEMBERS, "nested class", before.nestMembers(), after.nestMembers(), false);
        found.components();
        found.names(ShapeKind.PERMITTED_SUBCLASSES, "permitted subclass", before.permittedSubclasses(),
                after.permittedSubclasses(), false);
        found.modifiers();
        return found.changes;
    }

    private void superclass() {
        if (!Objects.equals(before.superName(), after.superName())) {
            add(ShapeKind.SUPERCLASS, "superclass changed from " + before.superName() + " to " + after.superName());
        }
    }

    private void nestHost() {
        String host = before.nestHost();
        String other = after.nestHost();
        if (!Objects.equals(host, other)) {
            add(ShapeKind.NEST_HOST, host == null ? "became nested in " + other
                    : other == null ? "is no longer nested in " + host
                    : "moved from inside " + host + " to inside " + other);
        }
    }

    private void names(ShapeKind kind, String what, List<String> old, List<String> now, boolean ordered) {
        int known = changes.size();
        for (String name : now) {
            if (!old.contains(name)) {
                changes.add(named(kind, what + " " + name + " added", name));
            }
        }
        for (String name : old) {
            if (!now.contains(name)) {
                changes.add(named(kind, what + " " + name + " removed", name));
            }
        }
        if (ordered && changes.size() == known && !old.equals(now)) {
            add(kind, what + "s reordered from " + String.join(", ", old) + " to " + String.join(", ", now));
        }
    }

    private static ShapeChange named(ShapeKind kind, String text, String name) {
        String cause = kind == ShapeKind.NEST_MEMBERS ? CompilerMade.nestedClass(name) : "";
        String cure = cause.isEmpty() ? kind.cure() : kind.cure() + "; compare enum constants with if";
        return new ShapeChange(kind, text, cause, cure);
    }

    private void components() {
        if (before.isRecord() != after.isRecord()) {
            add(ShapeKind.RECORD, after.isRecord() ? "became a record" : "is no longer a record");
            return;
        }
        List<ComponentShape> old = before.recordComponents();
        List<ComponentShape> now = after.recordComponents();
        now.stream().filter(c -> !old.contains(c))
                .forEach(c -> add(ShapeKind.RECORD, "record component " + c.source() + " added"));
        old.stream().filter(c -> !now.contains(c))
                .forEach(c -> add(ShapeKind.RECORD, "record component " + c.source() + " removed"));
        if (!old.equals(now) && new HashSet<>(old).equals(new HashSet<>(now))) {
            add(ShapeKind.RECORD, "record components reordered");
        }
    }

    private void modifiers() {
        if (!Flags.OF_CLASS.same(before.access(), after.access())) {
            add(ShapeKind.CLASS_MODIFIERS, Flags.OF_CLASS.changed(before.access(), after.access()));
        }
    }

    private void add(ShapeKind kind, String text) {
        changes.add(ShapeChange.of(kind, text));
    }
}
