package dev.molt.reshape;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;

/** Warns of added fields that serialization would write, if the objects themselves had them. */
final class NotStored {

    private static final int NEVER = Opcodes.ACC_STATIC | Opcodes.ACC_TRANSIENT | Opcodes.ACC_SYNTHETIC;

    private final World world;
    private final Refusals refusals;

    NotStored(World world, Refusals refusals) {
        this.world = world;
        this.refusals = refusals;
    }

    /** Looks at fields that were added to the objects of a class. */
    void check(ClassNode shape, List<FieldNode> fields) {
        String found = fields.stream().filter(field -> !Nodes.is(field.access, NEVER)).map(field -> field.name)
                .collect(Collectors.joining(", "));
        if (!found.isEmpty() && !writesItself(shape) && is(shape.name, "java/io/Serializable", new HashSet<>())) {
            refusals.warn(shape.name, "field " + found + " added, which is neither written nor read by serialization"
                    + " until the next restart", "restart before its objects are stored or sent");
        }
    }

    private boolean writesItself(ClassNode shape) {
        return Nodes.is(shape.access, Opcodes.ACC_ENUM) || declares(shape, "writeReplace")
                || declares(shape, "writeObject") && declares(shape, "readObject")
                || is(shape.name, "java/io/Externalizable", new HashSet<>());
    }

    private static boolean declares(ClassNode node, String name) {
        return node.methods.stream().anyMatch(method -> method.name.equals(name));
    }

    private boolean is(String type, String wanted, Set<String> seen) {
        if (type == null || !seen.add(type)) {
            return false;
        }
        ClassNode node = type.equals(wanted) ? null : world.now(type);
        return type.equals(wanted) || node != null && (is(node.superName, wanted, seen)
                || node.interfaces.stream().anyMatch(each -> is(each, wanted, seen)));
    }
}
