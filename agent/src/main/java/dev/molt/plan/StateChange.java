package dev.molt.plan;

import dev.molt.classfile.ClassFile;
import dev.molt.classfile.FieldShape;
import dev.molt.code.ClassSet;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How the state of a class's objects differs between two versions.
 *
 * @param removed the instance fields that only the running version declares
 * @param added those that only the version wanted declares
 * @param retyped those that both declare, with another type
 */
public record StateChange(List<FieldShape> removed, List<FieldShape> added, List<Retyped> retyped) {

    private static final int SYNTHETIC = 0x1000;

    /** A field of the same name and another type. */
    public record Retyped(FieldShape before, FieldShape after) {}

    /** Compares what a class declares in two versions. */
    public static StateChange between(ClassFile before, ClassFile after) {
        Map<String, FieldShape> old = instanceFields(before);
        Map<String, FieldShape> now = instanceFields(after);
        List<Retyped> retyped = new ArrayList<>();
        old.forEach((name, field) -> {
            FieldShape other = now.get(name);
            if (other != null && !other.descriptor().equals(field.descriptor())) {
                retyped.add(new Retyped(field, other));
            }
        });
        return new StateChange(without(old, now.keySet()), without(now, old.keySet()), List.copyOf(retyped));
    }

    /**
     * The changed classes whose living objects change, by name: interfaces have none, nor has an abstract class that
     * nothing extends, and those of records never change.
     *
     * @param changes how the classes differ
     * @param running all classes of the running version
     */
    public static SortedMap<String, StateChange> in(Map<String, ClassChange> changes, ClassSet running) {
        SortedMap<String, StateChange> found = new TreeMap<>();
        for (ClassChange change : changes.values()) {
            if (!change.isAdded() && !change.isDeleted()) {
                ClassFile before = change.before().orElseThrow();
                StateChange state = between(before, change.after().orElseThrow());
                boolean fixed = before.isInterface() || before.isRecord() || change.after().orElseThrow().isRecord();
                if (!state.isEmpty() && !fixed && canLive(before, running)) {
                    found.put(change.name(), state);
                }
            }
        }
        return found;
    }

    /** True if objects that were made before keep all they have, and lack nothing. */
    public boolean isEmpty() {
        return removed.isEmpty() && added.isEmpty() && retyped.isEmpty();
    }

    /** The way back. */
    public StateChange reversed() {
        return new StateChange(
                added,
                removed,
                retyped.stream().map(field -> new Retyped(field.after(), field.before())).toList());
    }

    /** As people read it: {@code quest: quest.Quest added, gold: int removed}. */
    @Override
    public String toString() {
        List<String> words = new ArrayList<>();
        added.forEach(field -> words.add(field.source() + " added"));
        removed.forEach(field -> words.add(field.source() + " removed"));
        retyped.forEach(field -> words.add(field.before().source() + " is of type " + field.after().type() + " now"));
        return String.join(", ", words);
    }

    private static boolean canLive(ClassFile before, ClassSet running) {
        return !Modifier.isAbstract(before.access()) || superclasses(running).contains(before.name());
    }

    private static Set<String> superclasses(ClassSet running) {
        Set<String> names = new TreeSet<>();
        running.classes().forEach((name, bytes) -> {
            String above = ClassFile.of(name, bytes).superName();
            if (above != null) {
                names.add(above);
            }
        });
        return names;
    }

    private static Map<String, FieldShape> instanceFields(ClassFile file) {
        Map<String, FieldShape> fields = new LinkedHashMap<>();
        file.fields().stream()
                .filter(field -> !Modifier.isStatic(field.access()) && (field.access() & SYNTHETIC) == 0)
                .forEach(field -> fields.put(field.name(), field));
        return fields;
    }

    private static List<FieldShape> without(Map<String, FieldShape> fields, Set<String> names) {
        return fields.values().stream().filter(field -> !names.contains(field.name())).toList();
    }
}
