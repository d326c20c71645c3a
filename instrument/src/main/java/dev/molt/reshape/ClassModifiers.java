package dev.molt.reshape;

import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

/**
 * What a loaded class keeps forbidding that its next version allows: to extend it, to make objects of it, to name it in
 * other packages. That is refused where somebody does it.
 */
final class ClassModifiers {

    private static final int KIND = Opcodes.ACC_INTERFACE | Opcodes.ACC_ANNOTATION | Opcodes.ACC_ENUM;

    private final World world;
    private final Refusals refusals;

    ClassModifiers(World world, Refusals refusals) {
        this.world = world;
        this.refusals = refusals;
    }

    /** True if a class is of another kind now: an interface, an annotation, an enum or none of these. */
    static boolean otherKind(Changes change) {
        return ((change.shape.access ^ change.next.access) & KIND) != 0;
    }

    void check(Changes change) {
        String name = change.shape.name;
        // What follows from which constants of an enum have bodies is told of these.
        int lost = EnumConstants.isEnum(change.next) ? 0 : change.shape.access & ~change.next.access;
        if (Nodes.is(lost, Opcodes.ACC_FINAL)) {
            first(name, Uses.Use.EXTENDS).ifPresent(user -> refusals.add(name, "is no longer final, and "
                    + user + " extends it", "leave it final, or let that class hold an object of it"));
        }
        if (Nodes.is(lost, Opcodes.ACC_ABSTRACT)) {
            first(name, Uses.Use.CREATES).ifPresentOrElse(user -> refusals.add(name, "is no longer abstract, and "
                    + user + " makes objects of it", "leave it abstract, and make objects of a new subclass"),
                    () -> refusals.warn(name, "stays abstract, so that reflection makes no objects of it",
                            "where reflection is to make objects, name a new subclass"));
        }
        if (Nodes.is(change.next.access & ~change.shape.access, Opcodes.ACC_PUBLIC)) {
            first(name, Uses.Use.NAMES_FROM_OUTSIDE).ifPresentOrElse(user -> refusals.add(name,
                    "became public, and " + user + " of another package names it",
                    "reach it through a class of its package that is public already"),
                    () -> refusals.warn(name, "stays package-private: code of other packages that is not of this upgrade, as"
                            + " another jar's, cannot name it, and reflection from there needs setAccessible",
                            "let such code use a public class or interface of its package, or restart"));
        }
    }

    private Optional<String> first(String name, Uses.Use use) {
        for (ClassNode node : world.next()) {
            if (!node.name.equals(name) && new Uses(node).does(use, name)) {
                return Optional.of(node.name.replace('/', '.'));
            }
        }
        return Optional.empty();
    }
}
