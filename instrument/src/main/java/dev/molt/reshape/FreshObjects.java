package dev.molt.reshape;

import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Gives objects that nobody else has seen yet the holder of their added fields by a plain write: to compete for it, as
 * threads have to that touch an object first, takes as long as to make the object. Where objects without holder are to be
 * transformed, each new one gets its own, whatever its constructor does.
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
        Optional<String> transforming = homes.transforming(owner);
        if (delegation == null || delegation.owner.equals(owner)) {
            return;
        } else if (transforming.isPresent()) {
            call(owner, constructor, made, transforming.get(), HolderClass.BORN);
        } else if (delegation.owner.equals(OBJECT)) {
            homes.inSlot(owner).ifPresent(holder -> call(owner, constructor, made, holder, HolderClass.BEGIN));
        }
    }

    private static void call(String owner, MethodNode constructor, AbstractInsnNode behind, String holder, String method) {
        InsnList code = new InsnList();
        code.add(new VarInsnNode(Opcodes.ALOAD, 0));
        code.add(new MethodInsnNode(Opcodes.INVOKESTATIC, holder, method, "(L" + owner + ";)V", false));
        constructor.instructions.insert(behind, code);
        constructor.maxStack = Math.max(constructor.maxStack, 1);
    }

    /** Adds the same for another class's holders, if objects without one would be transformed. */
    void born(String owner, MethodNode constructor, AbstractInsnNode made) {
        homes.transforming(owner).ifPresent(holder -> call(owner, constructor, made, holder, HolderClass.BORN));
    }

    /**
     * True for a class whose constructors may write to the slot before all else: whom the superclass's constructor shows the
     * object finds its holders.
     */
    boolean beginsInside(String owner) {
        return homes.transforming(owner).isPresent() && homes.hasSlot(owner);
    }

    /** Adds that to the code of a constructor that the JVM knows. */
    void beginInside(String owner, MethodNode constructor) {
        InsnList code = new InsnList();
        code.add(new VarInsnNode(Opcodes.ALOAD, 0));
        code.add(new InsnNode(Opcodes.ACONST_NULL));
        code.add(new MethodInsnNode(Opcodes.INVOKESTATIC, homes.transforming(owner).orElseThrow(), HolderClass.FRESH,
                HolderClass.FRESH_TYPE, false));
        code.add(new FieldInsnNode(Opcodes.PUTFIELD, owner, Reserved.SLOT, Reserved.OBJECT));
        code.add(new MethodInsnNode(Opcodes.INVOKESTATIC, "java/lang/invoke/VarHandle", "storeStoreFence", "()V", false));
        constructor.instructions.insert(code);
        constructor.maxStack = Math.max(constructor.maxStack, 2);
    }

    /** True for a constructor, as compiled, whose objects get it there. */
    boolean sets(String owner, MethodNode constructor) {
        if (homes.transforming(owner).isPresent()) {
            return true;
        }
        for (AbstractInsnNode at : constructor.instructions) {
            if (at instanceof FieldInsnNode put && put.getOpcode() == Opcodes.PUTFIELD && put.owner.equals(owner)
                    && homes.isAdded(owner, put.name, put.desc)) {
                return true;
            }
        }
        return false;
    }
}
