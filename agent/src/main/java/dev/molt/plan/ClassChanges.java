package dev.molt.plan;

import dev.molt.classfile.ClassFile;
import dev.molt.code.ClassSet;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares two versions of an application, class by class. */
public final class ClassChanges {

    private ClassChanges() {}

    /**
     * The classes that differ by more than line numbers and the like, by name.
     *
     * @throws dev.molt.classfile.MalformedClassException if a class that differs is no class file
     */
    public static SortedMap<String, ClassChange> between(ClassSet before, ClassSet after) {
        TreeSet<String> names = new TreeSet<>(before.names());
        names.addAll(after.names());
        SortedMap<String, ClassChange> changes = new TreeMap<>();
        for (String name : names) {
            Optional<byte[]> old = before.bytes(name);
            Optional<byte[]> neu = after.bytes(name);
            if (!(old.isPresent() && neu.isPresent() && Arrays.equals(old.get(), neu.get()))) {
                ClassChange change = new ClassChange(name, file(name, old), file(name, neu));
                if (differs(change)) {
                    changes.put(name, change);
                }
            }
        }
        return changes;
    }

    private static Optional<ClassFile> file(String name, Optional<byte[]> bytes) {
        return bytes.map(present -> ClassFile.of(name, present));
    }

    private static boolean differs(ClassChange change) {
        return change.isAdded()
                || change.isDeleted()
                || !change.before().orElseThrow().sameButDebug(change.after().orElseThrow());
    }
}
