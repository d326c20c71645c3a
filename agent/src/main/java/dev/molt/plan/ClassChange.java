package dev.molt.plan;

import dev.molt.classfile.ClassFile;
import dev.molt.diff.ClassDiff;
import java.util.Optional;

/**
 * How one class differs between two versions: it is new, gone, or changed.
 *
 * @param name its binary name
 * @param before its class file in the running version, or empty if it is new
 * @param after its class file in the version wanted, or empty if it is gone
 * @param diff the difference, or empty unless both versions have the class
 */
public record ClassChange(
        String name, Optional<ClassFile> before, Optional<ClassFile> after, Optional<ClassDiff> diff) {

    /** Compares a class that is in one of two versions at least. */
    static ClassChange between(String name, Optional<ClassFile> before, Optional<ClassFile> after) {
        return new ClassChange(
                name, before, after, before.flatMap(old -> after.map(neu -> ClassDiff.between(old, neu))));
    }

    /** True if only the version wanted has it. */
    public boolean isAdded() {
        return before.isEmpty();
    }

    /** True if only the running version has it. */
    public boolean isDeleted() {
        return after.isEmpty();
    }

    /** True unless it differs in line numbers and the like at most. */
    boolean matters() {
        return diff.isEmpty() || !diff.get().sameButDebug();
    }
}
