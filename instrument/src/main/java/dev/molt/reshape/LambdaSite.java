package dev.molt.reshape;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** What the code around a lambda says of it: {@code all.put("a", () -> ...)} is that of "a" which is put. */
final class LambdaSite {

    private LambdaSite() {
    }

    /** The constant just before it, empty if there is none. */
    static String constant(InvokeDynamicInsnNode site) {
        AbstractInsnNode before = site.getPrevious();
        while (before != null && before.getOpcode() < 0) {
            before = before.getPrevious();
        }
        if (before instanceof LdcInsnNode constant) {
            return constant.cst.toString();
        }
        // Numbers are those of arrays' elements, which move.
        return before instanceof FieldInsnNode field && before.getOpcode() == Opcodes.GETSTATIC ? field.owner + '.' + field.name : "";
    }

    /** What it is given to. */
    static String use(InvokeDynamicInsnNode site, MethodNode around) {
        AbstractInsnNode next = site.getNext();
        while (next != null && (next.getOpcode() < 0 || next.getOpcode() == Opcodes.CHECKCAST)) {
            next = next.getNext();
        }
        if (next instanceof MethodInsnNode call) {
            return call.owner + '.' + call.name + call.desc;
        } else if (next instanceof FieldInsnNode field) {
            return field.owner + '.' + field.name;
        } else if (next instanceof LdcInsnNode constant) {
            return "before " + constant.cst;
        } else if (next instanceof VarInsnNode variable) {
            return "variable " + name(variable, around);
        }
        return next == null ? "" : "instruction " + next.getOpcode();
    }

    private static String name(VarInsnNode variable, MethodNode around) {
        int at = around.instructions.indexOf(variable);
        if (around.localVariables != null) {
            for (LocalVariableNode local : around.localVariables) {
                // One begins to live behind the instruction that writes it first.
                if (local.index == variable.var && around.instructions.indexOf(local.start) <= at + 1
                        && around.instructions.indexOf(local.end) > at) {
                    return local.name;
                }
            }
        }
        return "";
    }
}
