package dev.molt.reshape;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Makes ordinary classes of new nested classes whose host is loaded, as a nest takes in no new members: what others of
 * the nest use of their private members becomes package-private.
 */
final class NestLeavers {

    private final Map<String, ClassNode> shapes;
    private final Map<String, ClassNode> next;

    NestLeavers(Map<String, ClassNode> shapes, Map<String, ClassNode> next) {
        this.shapes = shapes;
        this.next = next;
    }

    /** Changes the next versions' trees. */
    void adapt() {
        Set<String> used = null;
        for (ClassNode node : next.values()) {
            if (node.nestHostClass == null || !leaves(node)) {
                continue;
            }
            ClassNode shape = shapes.get(node.name);
            if (shape != null) {
                likeBefore(node, shape);
            } else {
                used = used == null ? usedByOthers() : used;
                widen(node, used);
            }
            node.nestHostClass = null;
        }
    }

    private boolean leaves(ClassNode node) {
        ClassNode shape = shapes.get(node.name);
        if (shape != null) {
            return shape.nestHostClass == null;
        }
        ClassNode host = shapes.get(node.nestHostClass);
        return host != null && (host.nestMembers == null || !host.nestMembers.contains(node.name));
    }

    /** One that left with an earlier release has the access that it was given then. */
    private static void likeBefore(ClassNode node, ClassNode shape) {
        for (MethodNode method : node.methods) {
            MethodNode old = Changes.method(shape, method.name, method.desc);
            if (old != null && Nodes.is(method.access, Opcodes.ACC_PRIVATE) && isWidened(old)
                    && !Nodes.is(old.access ^ method.access, Opcodes.ACC_STATIC)) {
                method.access = method.access & ~Opcodes.ACC_PRIVATE | old.access & Opcodes.ACC_FINAL;
            }
        }
    }

    /** Any other was another method: subclasses may have overridden it. */
    private static boolean isWidened(MethodNode method) {
        boolean near = !Nodes.is(method.access, Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED | Opcodes.ACC_PRIVATE);
        return near && (method.name.startsWith("<") || Nodes.is(method.access, Opcodes.ACC_FINAL));
    }

    private static void widen(ClassNode node, Set<String> used) {
        for (FieldNode field : node.fields) {
            if (used.contains(node.name + '.' + field.name + field.desc)) {
                field.access &= ~Opcodes.ACC_PRIVATE;
            }
        }
        for (MethodNode method : node.methods) {
            boolean closed = Nodes.is(method.access, Opcodes.ACC_PRIVATE);
            if (closed && used.contains(node.name + '.' + Changes.key(method))) {
                method.access &= ~Opcodes.ACC_PRIVATE;
                // A subclass must not override by accident what was private.
                method.access |= method.name.startsWith("<") ? 0 : Opcodes.ACC_FINAL;
            }
        }
    }

    private Set<String> usedByOthers() {
        Set<String> used = new HashSet<>();
        for (ClassNode node : next.values()) {
            for (MethodNode method : node.methods) {
                for (AbstractInsnNode instruction : method.instructions) {
                    if (instruction instanceof FieldInsnNode f && !f.owner.equals(node.name)) {
                        used.add(f.owner + '.' + f.name + f.desc);
                    } else if (instruction instanceof MethodInsnNode m && !m.owner.equals(node.name)) {
                        used.add(m.owner + '.' + m.name + m.desc);
                    } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
                        handles(node, dynamic, used);
                    }
                }
            }
        }
        return used;
    }

    private static void handles(ClassNode node, InvokeDynamicInsnNode dynamic, Set<String> used) {
        for (Object argument : dynamic.bsmArgs) {
            if (argument instanceof Handle handle && !handle.getOwner().equals(node.name)) {
                used.add(handle.getOwner() + '.' + handle.getName() + handle.getDesc());
            }
        }
    }
}
