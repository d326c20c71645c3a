package dev.molt.reshape;

import java.util.Arrays;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.RecordComponentNode;

/** Which classes a loaded class permits, and the components of a loaded record: the JVM keeps both as they are. */
final class KeptAttributes {

    private final World world;
    private final Refusals refusals;

    KeptAttributes(World world, Refusals refusals) {
        this.world = world;
        this.refusals = refusals;
    }

    /** Refuses the new classes that extend what does not permit them. Loaded ones extended it before. */
    void checkNewClasses() {
        for (ClassNode node : world.next()) {
            if (!world.isLoaded(node.name)) {
                permits(node.superName, node);
                node.interfaces.forEach(name -> permits(name, node));
            }
        }
    }

    private void permits(String supertype, ClassNode node) {
        ClassNode shape = world.isLoaded(supertype) ? world.actual(supertype) : null;
        if (shape != null && !EnumConstants.isEnum(shape) && shape.permittedSubclasses != null && !shape.permittedSubclasses.contains(node.name)) {
            refusals.add(supertype, "sealed, and does not permit the new class " + node.name.replace('/', '.'),
                    "let the new class extend one that is permitted already and not sealed");
        }
    }

    /** True if a record has the components that it had, whatever their annotations and type arguments. */
    static boolean sameComponents(ClassNode shape, ClassNode next) {
        return components(shape).equals(components(next));
    }

    private static List<String> components(ClassNode node) {
        List<RecordComponentNode> components = node.recordComponents == null ? List.of() : node.recordComponents;
        return components.stream().map(component -> component.name + component.descriptor).toList();
    }

    /** Says that reflection goes on showing a record's components as they were. */
    void warnOfReflection(Changes change) {
        for (int i = 0; i < components(change.shape).size(); i++) {
            RecordComponentNode old = change.shape.recordComponents.get(i);
            if (!Arrays.equals(alone(old), alone(change.next.recordComponents.get(i)))) {
                refusals.warn(change.shape.name, "reflection goes on showing the annotations and generic type that"
                        + " record component " + old.name + " had",
                        "let who needs the new ones read them from the accessor method");
            }
        }
    }

    private static byte[] alone(RecordComponentNode component) {
        ClassNode node = new ClassNode();
        node.visit(Opcodes.V17, 0, "A", null, null, null);
        node.recordComponents = List.of(component);
        return Nodes.bytes(node);
    }
}
