package dev.molt.diff;

import dev.molt.classfile.ClassFile;
import dev.molt.classfile.MethodShape;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What became of a class from one version to the next, as the JVM sees it when asked to redefine it.
 *
 * @param name the class
 * @param sameBytes true if nothing at all changed
 * @param sameButDebug true if at most names of source files, line numbers and local variables changed
 * @param bodyChanges the methods, in both versions, whose code changed; debug information does not count
 * @param shapeChanges what HotSpot refuses, in the order in which it looks
 */
public record ClassDiff(String name, boolean sameBytes, boolean sameButDebug, List<MethodShape> bodyChanges,
        List<ShapeChange> shapeChanges) {

    /**
     * Compares two versions of one class.
     *
     * @throws IllegalArgumentException if they are versions of different classes
     */
    public static ClassDiff between(ClassFile before, ClassFile after) {
        if (!before.name().equals(after.name())) {
            throw new IllegalArgumentException(before + " and " + after + " are different classes");
        }
        if (before.sameBytes(after)) {
            return new ClassDiff(before.name(), true, true, List.of(), List.of());
        }
        MethodChanges methods = new MethodChanges(before, after);
        List<ShapeChange> shape = new ArrayList<>(HeaderChanges.between(before, after));
        shape.addAll(FieldChanges.between(before.fields(), after.fields()));
        shape.addAll(methods.shape());
        return new ClassDiff(before.name(), false, before.sameButDebug(after), methods.bodies(), List.copyOf(shape));
    }

    /** True if HotSpot redefines the class to the new version. */
    public boolean accepted() {
        return shapeChanges.isEmpty();
    }

    /**
     * The texts, one of which HotSpot would refuse with; none if it accepts.
     *
     * <p>Several only where methods changed in several ways: HotSpot walks them in the order of addresses in memory.
     */
    public Set<String> refusals() {
        Set<String> texts = new LinkedHashSet<>();
        for (ShapeChange change : shapeChanges) {
            if (texts.isEmpty() || (shapeChanges.get(0).kind().ofMethod() && change.kind().ofMethod())) {
                texts.add(change.refusal());
            }
        }
        return texts;
    }
}
