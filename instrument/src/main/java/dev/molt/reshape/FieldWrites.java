package dev.molt.reshape;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** The instance fields that some code of a class may set: itself, or in what it calls of that class and its subclasses. */
final class FieldWrites {

    private final List<ClassNode> classes;
    private final Set<String> fields = new HashSet<>();
    private final Set<MethodNode> methods = new HashSet<>();
    private final Deque<MethodNode> open = new ArrayDeque<>();
    private boolean leaves;

    /** Of code of a class, which is given together with its subclasses. */
    FieldWrites(List<ClassNode> classes, Iterable<AbstractInsnNode> code) {
        this.classes = classes;
        code.forEach(this::look);
        while (!open.isEmpty()) {
            open.pop().instructions.forEach(this::look);
        }
    }

    /** By name and descriptor. */
    Set<String> fields() {
        return fields;
    }

    /** The methods that the code leads to. */
    Set<MethodNode> methods() {
        return methods;
    }

    /** True if it leads to code that is neither the class's nor the JDK's. */
    boolean leaves() {
        return leaves;
    }

    private void look(AbstractInsnNode at) {
        if (at instanceof FieldInsnNode put && put.getOpcode() == Opcodes.PUTFIELD && isOwn(put.owner)) {
            fields.add(put.name + put.desc);
        } else if (at instanceof MethodInsnNode call) {
            follow(call.owner, call.name + call.desc);
        } else if (at instanceof InvokeDynamicInsnNode dynamic) {
            for (Object argument : dynamic.bsmArgs) {
                if (argument instanceof Handle handle) {
                    follow(handle.getOwner(), handle.getName() + handle.getDesc());
                }
            }
        }
    }

    private void follow(String owner, String key) {
        leaves |= !isOwn(owner) && !owner.startsWith("java/") && !owner.startsWith("[");
        if (isOwn(owner)) {
            // Whichever class it names: a subclass may have another one.
            classes.forEach(node -> node.methods.stream()
                    .filter(method -> Changes.key(method).equals(key) && methods.add(method))
                    .forEach(open::push));
        }
    }

    private boolean isOwn(String owner) {
        return classes.stream().anyMatch(node -> node.name.equals(owner));
    }
}
