package dev.molt.reshape;

import java.util.function.Predicate;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Moves what a constructor writes before it calls the superclass behind that call: the outer object and the captured
 * variables of inner classes, copied from parameters.
 */
final class EarlyWrites {

    private EarlyWrites() {
    }

    /**
     * Moves the writes to some fields.
     *
     * @param delegation the call of the superclass's constructor
     * @return false if one of them is more than a copy of a parameter
     */
    static boolean defer(MethodNode method, MethodInsnNode delegation, Predicate<FieldInsnNode> fields) {
        InsnList after = new InsnList();
        for (AbstractInsnNode at : method.instructions.toArray()) {
            if (at == delegation) {
                break;
            } else if (at instanceof FieldInsnNode put && put.getOpcode() == Opcodes.PUTFIELD && fields.test(put)) {
                AbstractInsnNode self = start(put);
                if (self == null) {
                    return false;
                }
                for (AbstractInsnNode from = self; from != put; from = self) {
                    self = from.getNext();
                    move(method, from, after);
                }
                move(method, put, after);
            }
        }
        method.instructions.insert(delegation, after);
        return true;
    }

    /** The load of the object that a write begins with, if all between is a copy of a parameter, or a constant. */
    private static AbstractInsnNode start(FieldInsnNode put) {
        AbstractInsnNode at = put.getPrevious();
        while (at != null && !(at instanceof VarInsnNode load && load.var == 0)) {
            int opcode = at.getOpcode();
            // Newer compilers check the outer object for null on the way.
            boolean simple = opcode <= Opcodes.ALOAD || opcode == Opcodes.DUP || opcode == Opcodes.POP
                    || at instanceof MethodInsnNode call && call.name.equals("requireNonNull");
            if (!simple || at instanceof FrameNode) {
                return null;
            }
            at = at.getPrevious();
        }
        return at;
    }

    private static void move(MethodNode method, AbstractInsnNode instruction, InsnList to) {
        // Labels and line numbers stay.
        if (instruction.getOpcode() >= 0) {
            method.instructions.remove(instruction);
            to.add(instruction);
        }
    }
}
