package dev.molt.reshape;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Gives objects that nobody else has seen yet the holder of their added fields by a plain write: to compete for it, as
 * threads have to that touch an object first, takes as long as to make the object.
 */
final class FreshObjects {

    private static final String OBJECT = "java/lang/Object";

    private final FieldHomes homes;

    FreshObjects(FieldHomes homes) {
        this.homes = homes;
    }

    /**
     * Adds that to a constructor's code. A superclass's constructor may show the object to others; then nothing is added.
     *
     * @param delegation the call of another constructor
     * @param made the last instruction of those that leave the object in variable 0, which nothing may be written to before
     */
    void begin(String owner, MethodNode constructor, MethodInsnNode delegation, AbstractInsnNode made) {
        if (delegation != null && delegation.owner.equals(OBJECT)) {
            homes.inSlot(owner).ifPresent(holder -> {
                InsnList code = new InsnList();
                code.add(new VarInsnNode(Opcodes.ALOAD, 0));
                code.add(new MethodInsnNode(Opcodes.INVOKESTATIC, holder, HolderClass.BEGIN, "(L" + owner + ";)V", false));
                constructor.instructions.insert(made, code);
                constructor.maxStack = Math.max(constructor.maxStack, 1);
            });
        }
    }

    /** True for a constructor that sets such fields, as compiled. */
    boolean sets(String owner, MethodNode constructor) {
        for (AbstractInsnNode at : constructor.instructions) {
            if (at instanceof FieldInsnNode put && put.getOpcode() == Opcodes.PUTFIELD && put.owner.equals(owner)
                    && homes.isAdded(owner, put.name, put.desc)) {
                return true;
            }
        }
        return false;
    }
}
