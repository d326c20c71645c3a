package dev.molt.classfile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** The code of a static initializer on its way into another method of its class. */
final class InitializerBody {

    private static final String STATIC_FINALS = "dev/molt/boot/StaticFinals";

    private final ClassNode owner;
    private final MethodNode initializer;
    private final Set<String> finals = new HashSet<>();

    InitializerBody(ClassNode owner, MethodNode initializer) {
        this.owner = owner;
        this.initializer = initializer;
        int both = Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
        // Up to version 52 any method of the class may write them.
        if ((owner.version & 0xFFFF) >= Opcodes.V9) {
            for (FieldNode field : owner.fields) {
                if ((field.access & both) == both) {
                    finals.add(field.name + field.desc);
                }
            }
        }
    }

    /**
     * Replaces a method's body and leaves the initializer empty.
     *
     * <p>The code need not be shifted past the host's parameters: it never reads a variable that it has not written,
     * and a frame that knows nothing of the parameters is one that any frame may flow into.
     */
    void moveInto(MethodNode host) {
        Type returned = Type.getReturnType(host.desc);
        adapt(returned);
        boolean isStatic = (host.access & Opcodes.ACC_STATIC) != 0;
        int parameters = (Type.getArgumentsAndReturnSizes(host.desc) >> 2) - (isStatic ? 1 : 0);
        host.instructions = initializer.instructions;
        host.tryCatchBlocks = initializer.tryCatchBlocks;
        host.localVariables = null;
        host.visibleLocalVariableAnnotations = null;
        host.invisibleLocalVariableAnnotations = null;
        host.maxLocals = Math.max(initializer.maxLocals, parameters);
        // Room for a class and a name behind a value, or for what is returned on top of what still lies there.
        host.maxStack = initializer.maxStack + 2;
        initializer.instructions = new InsnList();
        initializer.instructions.add(new InsnNode(Opcodes.RETURN));
        initializer.tryCatchBlocks = new ArrayList<>();
        initializer.localVariables = null;
        initializer.visibleLocalVariableAnnotations = null;
        initializer.invisibleLocalVariableAnnotations = null;
        initializer.maxStack = 0;
        initializer.maxLocals = 0;
    }

    private void adapt(Type returned) {
        InsnList code = initializer.instructions;
        for (AbstractInsnNode instruction : code.toArray()) {
            if (instruction.getOpcode() == Opcodes.RETURN && returned != Type.VOID_TYPE) {
                code.insertBefore(instruction, new InsnNode(nothing(returned)));
                code.set(instruction, new InsnNode(returned.getOpcode(Opcodes.IRETURN)));
            } else if (instruction instanceof FieldInsnNode put && writesFinal(put)) {
                code.insertBefore(put, new LdcInsnNode(Type.getObjectType(owner.name)));
                code.insertBefore(put, new LdcInsnNode(put.name));
                code.set(put, new MethodInsnNode(Opcodes.INVOKESTATIC, STATIC_FINALS, "put", descriptor(put), false));
            }
        }
    }

    private boolean writesFinal(FieldInsnNode put) {
        return put.getOpcode() == Opcodes.PUTSTATIC && put.owner.equals(owner.name)
                && finals.contains(put.name + put.desc);
    }

    private static String descriptor(FieldInsnNode put) {
        boolean reference = Type.getType(put.desc).getSort() >= Type.ARRAY;
        return "(" + (reference ? "Ljava/lang/Object;" : put.desc) + "Ljava/lang/Class;Ljava/lang/String;)V";
    }

    /** The instruction that loads a type's default value. */
    private static int nothing(Type type) {
        return switch (type.getSort()) {
            case Type.LONG -> Opcodes.LCONST_0;
            case Type.FLOAT -> Opcodes.FCONST_0;
            case Type.DOUBLE -> Opcodes.DCONST_0;
            case Type.ARRAY, Type.OBJECT -> Opcodes.ACONST_NULL;
            default -> Opcodes.ICONST_0;
        };
    }
}
