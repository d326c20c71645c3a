package dev.molt.reshape;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Takes the monitor in code where the modifier cannot: in methods that were not synchronized before, or were moved. */
final class SynchronizedBody {

    private final String owner;
    private final boolean isStatic;

    /**
     * Of methods that were declared in a class.
     *
     * @param isStatic true if the monitor is that of the class, else that of the object in variable 0
     */
    SynchronizedBody(String owner, boolean isStatic) {
        this.owner = owner;
        this.isStatic = isStatic;
    }

    /** Wraps a method's code. */
    void wrap(MethodNode method) {
        InsnList code = method.instructions;
        LabelNode start = new LabelNode();
        LabelNode end = new LabelNode();
        for (AbstractInsnNode instruction : code.toArray()) {
            int opcode = instruction.getOpcode();
            if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
                code.insertBefore(instruction, monitor(Opcodes.MONITOREXIT));
            }
        }
        InsnList enter = monitor(Opcodes.MONITORENTER);
        enter.add(start);
        code.insert(enter);
        code.add(end);
        // Compilers never assign to this, so variable 0 is the object wherever an exception comes from.
        Object[] locals = isStatic ? new Object[0] : new Object[] {owner};
        code.add(new FrameNode(Opcodes.F_NEW, locals.length, locals, 1, new Object[] {"java/lang/Throwable"}));
        code.add(monitor(Opcodes.MONITOREXIT));
        code.add(new InsnNode(Opcodes.ATHROW));
        // Behind the method's own handlers, which come first.
        method.tryCatchBlocks.add(new TryCatchBlockNode(start, end, end, null));
        method.maxStack = Math.max(2, method.maxStack + 1);
    }

    private InsnList monitor(int opcode) {
        InsnList code = new InsnList();
        code.add(isStatic ? new LdcInsnNode(Type.getObjectType(owner)) : new VarInsnNode(Opcodes.ALOAD, 0));
        code.add(new InsnNode(opcode));
        return code;
    }
}
