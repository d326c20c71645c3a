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
 */
public record ClassChange(String name, Optional<ClassFile> before, Optional<ClassFile> after) {

    /** True if only the version wanted has it. */
    public boolean isAdded() {
        return before.isEmpty();
    }

    /** True if only the running version has it. */
    public boolean isDeleted() {
        return after.isEmpty();
    }

    /** The difference, or empty unless both versions have the class. */
    public Optional<ClassDiff> diff() {
        return before.flatMap(old -> after.map(neu -> ClassDiff.between(old, neu)));
    }
}
