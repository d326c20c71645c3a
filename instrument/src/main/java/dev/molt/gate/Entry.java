package dev.molt.gate;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** The gate before one method's body, outside of all its ranges: no loop and no handler leads back to it. */
final class Entry {

    private static final String GATE = "dev/molt/boot/Gate";
    private static final String ARRIVE = "(JLjava/lang/Class;Ljava/lang/Object;)Z";

    /** Two for the key, the class and the monitor. */
    private static final int QUESTION = 4;

    private final ClassNode owner;
    private final MethodNode method;
    private final long key;
    private final boolean isStatic;

    Entry(ClassNode owner, MethodNode method, long key) {
        this.owner = owner;
        this.method = method;
        this.key = key;
        this.isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
    }

    /**
     * Without an entry in the constant pool, where that is possible: the JVM keeps what a redefinition brings there for as
     * long as the class lives, and copies it with each redefinition.
     */
    private void pushKey(InsnList code) {
        if (key == (short) key) {
            code.add(new IntInsnNode(Opcodes.SIPUSH, (int) key));
            code.add(new InsnNode(Opcodes.I2L));
        } else {
            code.add(new LdcInsnNode(key));
        }
    }

    void insert() {
        LabelNode body = new LabelNode();
        InsnList code = new InsnList();
        pushKey(code);
        code.add(ownClass());
        code.add(monitor());
        code.add(new MethodInsnNode(Opcodes.INVOKESTATIC, GATE, "arrive", ARRIVE, false));
        code.add(new JumpInsnNode(Opcodes.IFEQ, body));
        int arguments = again(code);
        code.add(new InsnNode(Type.getReturnType(method.desc).getOpcode(Opcodes.IRETURN)));
        code.add(body);
        // Frames count relative to the one before. The first of the body was relative to the method's entry, and "the
        // same" as the entry is what ours is. A body that begins with a frame of its own needs no other in its place.
        if ((owner.version & 0xFFFF) >= Opcodes.V1_6 && !beginsWithFrame()) {
            code.add(new FrameNode(Opcodes.F_SAME, 0, null, 0, null));
        }
        method.instructions.insert(code);
        method.maxStack = Math.max(method.maxStack, Math.max(QUESTION, arguments));
    }

    private AbstractInsnNode ownClass() {
        return new LdcInsnNode(Type.getObjectType(owner.name));
    }

    private AbstractInsnNode monitor() {
        if ((method.access & Opcodes.ACC_SYNCHRONIZED) == 0) {
            return new InsnNode(Opcodes.ACONST_NULL);
        }
        return isStatic ? ownClass() : new VarInsnNode(Opcodes.ALOAD, 0);
    }

    /** Calls the method itself; gives the number of words that its arguments take. */
    private int again(InsnList code) {
        int variable = 0;
        if (!isStatic) {
            code.add(new VarInsnNode(Opcodes.ALOAD, variable++));
        }
        for (Type argument : Type.getArgumentTypes(method.desc)) {
            code.add(new VarInsnNode(argument.getOpcode(Opcodes.ILOAD), variable));
            variable += argument.getSize();
        }
        boolean isInterface = (owner.access & Opcodes.ACC_INTERFACE) != 0;
        code.add(new MethodInsnNode(isStatic ? Opcodes.INVOKESTATIC : Opcodes.INVOKESPECIAL,
                owner.name, method.name, method.desc, isInterface));
        return Math.max(variable, Type.getReturnType(method.desc).getSize());
    }

    private boolean beginsWithFrame() {
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof FrameNode) {
                return true;
            }
            if (instruction.getOpcode() >= 0) {
                return false;
            }
        }
        return false;
    }
}
