package dev.molt.reshape;

import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Warns of constructors that deserialization would run: those without parameters of classes that are not stored, on
 * objects of subclasses that are. The JVM runs only those that it knows on an object of a subclass.
 */
final class NotRead {

    private static final String CONSTRUCTOR = "<init>()V";

    private final World world;
    private final Lookup now;
    private final Refusals refusals;

    NotRead(World world, Lookup now, Refusals refusals) {
        this.world = world;
        this.now = now;
        this.refusals = refusals;
    }

    /** Looks at a loaded class. */
    void check(Changes change) {
        if (!change.addsMethod(CONSTRUCTOR) || isStored(change.next.name)) {
            return;
        }
        MethodNode added = Changes.method(change.next, "<init>", "()V");
        List<String> unread = world.next().stream()
                .filter(node -> isStored(node.name) && change.next.name.equals(above(node))
                        && !Nodes.is(added.access, Opcodes.ACC_PRIVATE))
                .map(node -> node.name.replace('/', '.')).sorted().toList();
        if (!unread.isEmpty()) {
            refusals.warn(change.next.name, "constructor without parameters added: deserialization does not run it, and"
                    + " refuses objects of " + String.join(", ", unread) + " until the next restart",
                    "restart before such objects are read");
        }
    }

    /** The class nearest above that is not stored. */
    private String above(ClassNode node) {
        String type = node.superName;
        while (isStored(type)) {
            type = world.now(type).superName;
        }
        return type;
    }

    private boolean isStored(String type) {
        return now.isSubtype(type, "java/io/Serializable");
    }
}
