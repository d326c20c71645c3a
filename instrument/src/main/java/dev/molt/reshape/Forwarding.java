package dev.molt.reshape;

import java.util.ArrayList;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Sends what still calls the companion of an earlier version on to that of the present one: code that was entered before
 * the upgrade names the old companion for ever, and its calls are to run new code all the same.
 */
public final class Forwarding {

    private Forwarding() {
    }

    /**
     * A companion that forwards. Methods that the present one has no more stay as they are, but for what makes objects of
     * subclasses: the constructor that it counts on is not there.
     *
     * @param companion the class file of the earlier companion
     * @param present the class file of the present one
     */
    public static byte[] of(byte[] companion, byte[] present) {
        ClassNode old = Nodes.of(companion);
        ClassNode now = Nodes.of(present);
        for (MethodNode method : old.methods) {
            if (Changes.method(now, method.name, method.desc) != null) {
                forward(method, now.name);
            } else {
                close(method);
            }
        }
        return Nodes.bytes(old);
    }

    /** The same where there is no present one; empty if it stays as it is. */
    public static Optional<byte[]> of(byte[] companion) {
        ClassNode old = Nodes.of(companion);
        boolean closes = false;
        for (MethodNode method : old.methods) {
            closes |= close(method);
        }
        return closes ? Optional.of(Nodes.bytes(old)) : Optional.empty();
    }

    private static boolean close(MethodNode method) {
        if (!method.name.equals(LaterSubclasses.HAND)) {
            return false;
        }
        empty(method);
        method.visitTypeInsn(Opcodes.NEW, "java/lang/NoSuchMethodError");
        method.visitInsn(Opcodes.DUP);
        method.visitLdcInsn("a constructor that is called by super(...) is not in the version that runs");
        method.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/NoSuchMethodError", "<init>", "(Ljava/lang/String;)V", false);
        method.visitInsn(Opcodes.ATHROW);
        method.maxLocals = Type.getArgumentsAndReturnSizes(method.desc) >> 2;
        method.maxStack = 3;
        return true;
    }

    private static void empty(MethodNode method) {
        method.instructions.clear();
        method.tryCatchBlocks = new ArrayList<>();
        method.localVariables = null;
    }

    private static void forward(MethodNode method, String owner) {
        empty(method);
        Type[] parameters = Type.getArgumentTypes(method.desc);
        Code.loadAll(method, parameters, 0);
        method.instructions.add(new MethodInsnNode(Opcodes.INVOKESTATIC, owner, method.name, method.desc, false));
        method.instructions.add(new InsnNode(Type.getReturnType(method.desc).getOpcode(Opcodes.IRETURN)));
        method.maxLocals = Type.getArgumentsAndReturnSizes(method.desc) >> 2;
        method.maxStack = Math.max(method.maxLocals, 2);
    }
}
