package dev.molt.classfile;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * Rewrites class files into a form in which only what they mean is left: no names of source files, line numbers and
 * local variables, and a constant pool in the order of use.
 */
final class WithoutDebug extends ClassVisitor {

    private WithoutDebug(ClassVisitor next) {
        super(Opcodes.ASM9, next);
    }

    /** A whole class; two of equal bytes mean the same. */
    static byte[] classFile(byte[] bytes) {
        // Not built on the reader: the writer would take over the pool in the old order.
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(bytes).accept(new WithoutDebug(writer), 0);
        return writer.toByteArray();
    }

    /** One method's code, dressed as a class of fixed names so that equal code gives equal bytes. */
    static byte[] code(MethodNode method) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, 0, "C", null, "java/lang/Object", null);
        MethodNode bare = new MethodNode(0, "m", "()V", null, null);
        bare.instructions = method.instructions;
        bare.tryCatchBlocks = method.tryCatchBlocks;
        bare.maxStack = method.maxStack;
        bare.maxLocals = method.maxLocals;
        bare.accept(new WithoutDebug(writer));
        return writer.toByteArray();
    }

    @Override
    public void visitSource(String file, String extension) {
        // Debug information.
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] thrown) {
        return new MethodVisitor(api, super.visitMethod(access, name, descriptor, signature, thrown)) {
            @Override
            public void visitLineNumber(int line, Label start) {
                // Debug information.
            }

            @Override
            public void visitLocalVariable(String variable, String type, String generic, Label from, Label to,
                    int slot) {
                // Debug information.
            }
        };
    }
}
