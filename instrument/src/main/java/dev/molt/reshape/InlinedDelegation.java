package dev.molt.reshape;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Puts an added constructor's code where another one, of the class or a subclass, calls it; then perhaps that of one which
 * this code calls, and so on.
 */
final class InlinedDelegation {

    private final MethodNode method;
    private final String owner;
    private int base;
    /** What is in the variables between the object and those of the code that is put there. */
    private final List<Object> outer = new ArrayList<>();
    private int known = 1;

    /** Into a constructor of a class, whose variables stay as they are. */
    InlinedDelegation(String owner, MethodNode method) {
        this.owner = owner;
        this.method = method;
        takes(Type.getArgumentTypes(method.desc));
    }

    private void takes(Type[] parameters) {
        for (Type type : parameters) {
            outer.add(Code.inFrame(type));
            known += type.getSize();
        }
    }

    /** Inlines the code of the constructor that is called. */
    void inline(MethodInsnNode call, MethodNode added) {
        base = method.maxLocals;
        for (; known < base; known++) {
            outer.add(Opcodes.TOP);
        }
        MethodNode copy = new MethodNode(added.access, added.name, added.desc, null, null);
        Moved.copy(added, copy);
        InsnList code = new InsnList();
        Type[] parameters = Type.getArgumentTypes(added.desc);
        int slot = base + (Type.getArgumentsAndReturnSizes(added.desc) >> 2) - 1;
        for (int i = parameters.length - 1; i >= 0; i--) {
            slot -= parameters[i].getSize();
            code.add(new VarInsnNode(parameters[i].getOpcode(Opcodes.ISTORE), slot));
        }
        // The object itself stays in variable 0.
        code.add(new InsnNode(Opcodes.POP));
        LabelNode end = new LabelNode();
        boolean jumps = adapt(copy, end);
        code.add(copy.instructions);
        code.add(end);
        if (jumps) {
            List<Object> locals = new ArrayList<>(List.of(owner));
            locals.addAll(outer);
            code.add(new FrameNode(Opcodes.F_NEW, locals.size(), locals.toArray(), 0, new Object[0]));
        }
        method.instructions.insert(call, code);
        method.instructions.remove(call);
        Frames.merge(method);
        method.tryCatchBlocks.addAll(copy.tryCatchBlocks);
        method.maxLocals = base + copy.maxLocals;
        method.maxStack = Math.max(method.maxStack, copy.maxStack);
        // What the rest of it works with when the next is put in its place.
        takes(parameters);
    }

    /** Shifts variables behind those of the calling constructor; returns jump to the end, which has to have a frame then. */
    private boolean adapt(MethodNode copy, LabelNode end) {
        AbstractInsnNode last = copy.instructions.getLast();
        while (last.getOpcode() < 0) {
            last = last.getPrevious();
        }
        // Where it does not come to its end, as it throws, what follows is reached by nobody, and has to have one as well.
        boolean jumps = last.getOpcode() != Opcodes.RETURN;
        for (AbstractInsnNode at : copy.instructions.toArray()) {
            if (at instanceof VarInsnNode variable && variable.var > 0) {
                variable.var += base - 1;
            } else if (at instanceof IincInsnNode variable) {
                variable.var += base - 1;
            } else if (at instanceof FrameNode frame) {
                boolean made = !frame.local.isEmpty() && frame.local.get(0) instanceof String;
                List<Object> locals = new ArrayList<>(frame.local.isEmpty() ? List.of(Opcodes.TOP)
                        : made ? List.of(owner) : frame.local.subList(0, 1));
                locals.addAll(outer);
                locals.addAll(frame.local.isEmpty() ? List.of() : frame.local.subList(1, frame.local.size()));
                frame.local = locals;
            } else if (at.getOpcode() == Opcodes.RETURN) {
                if (at == last) {
                    copy.instructions.remove(at);
                } else {
                    jumps = true;
                    copy.instructions.set(at, new JumpInsnNode(Opcodes.GOTO, end));
                }
            }
        }
        return jumps;
    }
}
