package dev.molt.eval;

import dev.molt.classfile.AbsentClass;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a loader's classes come up as when they are loaded later: the differences between the version that runs and the
 * code source on disk.
 *
 * @param findable the names of the classes that the loader finds by itself
 * @param changes the class files that differ, empty for a class that the version has not
 * @param release the version, as the error of an absent class names it
 */
record Publication(Set<String> findable, Map<String, Optional<byte[]>> changes, String release) {

    /** True if the loader finds a class of this name by itself. */
    boolean isFindable(String name) {
        return findable.contains(name);
    }

    /**
     * The bytes to load instead of those on disk; an absent class's bytes make the JVM throw NoClassDefFoundError.
     *
     * @param unloaded the class files of those that are not loaded yet, ready to be loaded
     */
    Map<String, byte[]> classes(Map<String, byte[]> unloaded) {
        Map<String, byte[]> bytes = new TreeMap<>();
        changes.forEach((name, changed) -> {
            if (changed.isEmpty()) {
                bytes.put(name, AbsentClass.named(name + " was deleted by " + release));
            } else if (unloaded.containsKey(name)) {
                bytes.put(name, unloaded.get(name));
            }
        });
        return bytes;
    }
}
