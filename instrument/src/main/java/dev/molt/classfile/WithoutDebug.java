package dev.molt.classfile;

import java.util.Comparator;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Rewrites class files into a form in which only what they mean to the JVM is left: no names of source files, line
 * numbers, local variables and annotations for compilers, methods by name, and a constant pool in the order of use.
 *
 * <p>A JVM that is asked for the file of a class that it loaded gives the methods in another order than the compiler,
 * and leaves out annotations for compilers and the mark of what is deprecated: this is the form in which both agree.
 */
final class WithoutDebug extends ClassVisitor {

    private WithoutDebug(ClassVisitor next) {
        super(Opcodes.ASM9, next);
    }

    /** A whole class; two of equal bytes mean the same. */
    static byte[] classFile(byte[] bytes) {
        ClassNode node = new ClassNode();
        // There are several ways to write down the same stack map.
        new ClassReader(bytes).accept(new WithoutDebug(node), ClassReader.EXPAND_FRAMES);
        node.methods.sort(Comparator.comparing(method -> method.name + method.desc));
        // Not built on the reader: the writer would take over the pool in the old order.
        ClassWriter writer = new ClassWriter(0);
        node.accept(writer);
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
    public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
        super.visit(version, meant(access), name, signature, superName, interfaces);
    }

    @Override
    public void visitSource(String file, String extension) {
        // Debug information.
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        return visible ? super.visitAnnotation(descriptor, true) : null;
    }

    @Override
    public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
        return new FieldVisitor(api, super.visitField(meant(access), name, descriptor, signature, value)) {
            @Override
            public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                return visible ? super.visitAnnotation(annotation, true) : null;
            }
        };
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] thrown) {
        return new MethodVisitor(api, super.visitMethod(meant(access), name, descriptor, signature, thrown)) {
            @Override
            public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                return visible ? super.visitAnnotation(annotation, true) : null;
            }

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

    private static int meant(int access) {
        return access & ~Opcodes.ACC_DEPRECATED;
    }
}
