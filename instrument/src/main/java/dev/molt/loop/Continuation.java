package dev.molt.loop;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * A method that begins with a round of a loop: a copy of the method that the loop is in, which takes the variables that the
 * loop has, puts them where they belong and jumps there. What is before the loop stays in it, and is never reached.
 */
final class Continuation {

    private final ClassNode owner;
    private final Loop loop;
    /** Where the variables of the copy begin: behind what is handed over. The object itself stays the first. */
    private final int shift;
    private final int first;

    Continuation(ClassNode owner, Loop loop) {
        this.owner = owner;
        this.loop = loop;
        this.first = loop.isStatic() ? 0 : 1;
        this.shift = loop.words() - first;
    }

    /**
     * The method.
     *
     * @param head where the loop's rounds begin in the method that is copied
     */
    MethodNode method(LabelNode head) {
        MethodNode from = loop.method();
        MethodNode copy = new MethodNode(Opcodes.ASM9, Opcodes.ACC_PRIVATE | from.access & Opcodes.ACC_STATIC,
                loop.name(), descriptor(), null, from.exceptions.toArray(new String[0]));
        LabelNode to = copyOf(head, from, copy);
        move(copy);
        copy.instructions.insert(begin(to));
        copy.maxLocals = from.maxLocals + shift;
        copy.maxStack = Math.max(from.maxStack, 2);
        return copy;
    }

    private String descriptor() {
        StringBuilder descriptor = new StringBuilder("(");
        loop.variables().stream().filter(this::isHandedOver).forEach(variable -> descriptor.append(variable.descriptor()));
        return descriptor.append(')').append(Type.getReturnType(loop.method().desc).getDescriptor()).toString();
    }

    private boolean isHandedOver(Loop.Variable variable) {
        return variable.index() >= first;
    }

    /** Copies the code; gives what a label has become. */
    private static LabelNode copyOf(LabelNode label, MethodNode from, MethodNode copy) {
        from.accept(copy);
        copy.visibleAnnotations = null;
        copy.invisibleAnnotations = null;
        copy.visibleParameterAnnotations = null;
        copy.invisibleParameterAnnotations = null;
        copy.visibleTypeAnnotations = null;
        copy.invisibleTypeAnnotations = null;
        copy.visibleLocalVariableAnnotations = null;
        copy.invisibleLocalVariableAnnotations = null;
        copy.parameters = null;
        copy.annotationDefault = null;
        return (LabelNode) copy.instructions.get(from.instructions.indexOf(label));
    }

    private void move(MethodNode copy) {
        for (AbstractInsnNode at : copy.instructions) {
            if (at instanceof VarInsnNode variable && variable.var >= first) {
                variable.var += shift;
            } else if (at instanceof IincInsnNode step) {
                step.var += shift;
            } else if (at instanceof FrameNode frame) {
                frame.local = moved(frame.local);
            }
        }
        if (copy.localVariables != null) {
            for (LocalVariableNode variable : copy.localVariables) {
                variable.index += variable.index >= first ? shift : 0;
            }
        }
    }

    private List<Object> moved(List<Object> types) {
        List<Object> moved = new ArrayList<>(types);
        for (int i = 0; i < shift; i++) {
            moved.add(Math.min(first, types.size()), Opcodes.TOP);
        }
        return moved;
    }

    private InsnList begin(LabelNode head) {
        InsnList code = new InsnList();
        int at = first;
        for (Loop.Variable variable : loop.variables()) {
            if (isHandedOver(variable)) {
                code.add(new Loop.Variable(at, variable.type()).load());
                code.add(variable.storeAt(variable.index() + shift));
                at += variable.size();
            }
        }
        code.add(new JumpInsnNode(Opcodes.GOTO, head));
        List<Object> entry = moved(Entered.frame(owner, loop.method()));
        code.add(new FrameNode(Opcodes.F_NEW, entry.size(), entry.toArray(), 0, new Object[0]));
        return code;
    }
}
