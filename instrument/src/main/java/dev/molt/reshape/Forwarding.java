package dev.molt.reshape;

import java.util.ArrayList;
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
     * A companion that forwards. Methods that the present one has no more stay as they are.
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
            }
        }
        return Nodes.bytes(old);
    }

    private static void forward(MethodNode method, String owner) {
        method.instructions.clear();
        method.tryCatchBlocks = new ArrayList<>();
        method.localVariables = null;
        Type[] parameters = Type.getArgumentTypes(method.desc);
        Code.loadAll(method, parameters, 0);
        method.instructions.add(new MethodInsnNode(Opcodes.INVOKESTATIC, owner, method.name, method.desc, false));
        method.instructions.add(new InsnNode(Type.getReturnType(method.desc).getOpcode(Opcodes.IRETURN)));
        method.maxLocals = Type.getArgumentsAndReturnSizes(method.desc) >> 2;
        method.maxStack = Math.max(method.maxLocals, 2);
    }
}
