package dev.molt.classfile;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * What a deleted class is redefined to: the same shape, in which everything that can be called throws.
 *
 * <p>Constructors throw before they call the superclass, which the verifier allows. No stack map frames are needed, as
 * nothing branches.
 */
public final class Tombstone {

    private static final String ERROR = "java/lang/NoClassDefFoundError";

    private Tombstone() {
    }

    /**
     * The tombstone of a class.
     *
     * @param classFile the class as it is defined in the JVM
     * @param message what each {@link NoClassDefFoundError} says
     */
    public static byte[] of(byte[] classFile, String message) {
        ClassNode node = new ClassNode();
        new ClassReader(classFile).accept(node, 0);
        // Attributes unknown to ASM hold indexes into the pool that is not taken over; the JVM ignores them anyway.
        node.attrs = null;
        node.fields.forEach(field -> field.attrs = null);
        for (MethodNode method : node.methods) {
            method.attrs = null;
            if ((method.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0) {
                bury(method, message);
            }
        }
        ClassWriter writer = new ClassWriter(0);
        node.accept(writer);
        return writer.toByteArray();
    }

    private static void bury(MethodNode method, String message) {
        boolean initializer = method.name.equals(MethodShape.STATIC_INITIALIZER);
        method.instructions = initializer ? nothing() : throwing(message);
        method.tryCatchBlocks.clear();
        method.localVariables = null;
        method.visibleLocalVariableAnnotations = null;
        method.invisibleLocalVariableAnnotations = null;
        method.maxStack = initializer ? 0 : 3;
        boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
        // The size counts a receiver in any case.
        method.maxLocals = (Type.getArgumentsAndReturnSizes(method.desc) >> 2) - (isStatic ? 1 : 0);
    }

    /** A class deleted before its first use still gets initialised by what looks at its statics. */
    private static InsnList nothing() {
        InsnList code = new InsnList();
        code.add(new InsnNode(Opcodes.RETURN));
        return code;
    }

    private static InsnList throwing(String message) {
        InsnList code = new InsnList();
        code.add(new TypeInsnNode(Opcodes.NEW, ERROR));
        code.add(new InsnNode(Opcodes.DUP));
        code.add(new LdcInsnNode(message));
        code.add(new MethodInsnNode(Opcodes.INVOKESPECIAL, ERROR, "<init>", "(Ljava/lang/String;)V", false));
        code.add(new InsnNode(Opcodes.ATHROW));
        return code;
    }
}
