package dev.molt.diff;

import dev.molt.classfile.FieldShape;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Compares the fields of two versions of a class as HotSpot does: names, types, modifiers and order. */
final class FieldChanges {

    private final List<ShapeChange> changes = new ArrayList<>();

    private FieldChanges() {
    }

    static List<ShapeChange> between(List<FieldShape> before, List<FieldShape> after) {
        FieldChanges found = new FieldChanges();
        List<FieldShape> removed = new ArrayList<>(before);
        List<FieldShape> added = new ArrayList<>(after);
        List<FieldShape> keptInOldOrder = new ArrayList<>();
        for (FieldShape old : before) {
            take(added, old.name(), old.descriptor()).ifPresent(now -> {
                removed.remove(old);
                keptInOldOrder.add(now);
                found.modifiers(old, now);
            });
        }
        found.retyped(removed, added);
        added.forEach(field -> found.add(ShapeKind.FIELD_ADDED, field, " added"));
        removed.forEach(field -> found.add(ShapeKind.FIELD_REMOVED, field, " removed"));
        if (found.changes.isEmpty() && !keptInOldOrder.equals(after)) {
            found.changes.add(ShapeChange.of(ShapeKind.FIELDS_REORDERED, "fields reordered"));
        }
        return found.changes;
    }

    private void modifiers(FieldShape old, FieldShape now) {
        if (!Flags.OF_FIELD.same(old.access(), now.access())) {
            add(ShapeKind.FIELD_MODIFIERS, now, ": " + Flags.OF_FIELD.changed(old.access(), now.access()));
        }
    }

    private void retyped(List<FieldShape> removed, List<FieldShape> added) {
        for (Iterator<FieldShape> olds = removed.iterator(); olds.hasNext();) {
            FieldShape old = olds.next();
            take(added, old.name(), null).ifPresent(now -> {
                olds.remove();
                add(ShapeKind.FIELD_RETYPED, old, " changed to " + now.source());
            });
        }
    }

    private static Optional<FieldShape> take(List<FieldShape> from, String name, String descriptor) {
        Optional<FieldShape> match = from.stream()
                .filter(field -> field.name().equals(name))
                .filter(field -> descriptor == null || field.descriptor().equals(descriptor))
                .findFirst();
        match.ifPresent(from::remove);
        return match;
    }

    private void add(ShapeKind kind, FieldShape field, String happened) {
        String cause = CompilerMade.field(field, kind == ShapeKind.FIELD_REMOVED);
        String cure = cause.isEmpty() ? kind.cure() : CompilerMade.cure(field.name());
        changes.add(new ShapeChange(kind, "field " + field.source() + happened, cause, cure));
    }
}
