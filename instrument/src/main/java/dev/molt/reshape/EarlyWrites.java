package dev.molt.reshape;

import java.util.function.Predicate;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
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
                AbstractInsnNode value = put.getPrevious();
                AbstractInsnNode self = value == null ? null : value.getPrevious();
                boolean copies = value instanceof VarInsnNode && self instanceof VarInsnNode load && load.var == 0
                        && load.getOpcode() == Opcodes.ALOAD;
                if (!copies) {
                    return false;
                }
                for (AbstractInsnNode moved : new AbstractInsnNode[] {self, value, put}) {
                    method.instructions.remove(moved);
                    after.add(moved);
                }
            }
        }
        method.instructions.insert(delegation, after);
        return true;
    }
}
