package dev.molt.plan;

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
        return between(new ParsedClasses(before), new ParsedClasses(after));
    }

    static SortedMap<String, ClassChange> between(ParsedClasses before, ParsedClasses after) {
        TreeSet<String> names = new TreeSet<>(before.names());
        names.addAll(after.names());
        SortedMap<String, ClassChange> changes = new TreeMap<>();
        for (String name : names) {
            Optional<byte[]> old = before.bytes(name);
            Optional<byte[]> neu = after.bytes(name);
            if (!(old.isPresent() && neu.isPresent() && Arrays.equals(old.get(), neu.get()))) {
                ClassChange change = ClassChange.between(name, before.file(name), after.file(name));
                if (change.matters()) {
                    changes.put(name, change);
                }
            }
        }
        return changes;
    }
}
