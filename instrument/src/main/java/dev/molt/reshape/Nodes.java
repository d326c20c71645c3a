package dev.molt.reshape;

import dev.molt.classfile.MalformedClassException;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Class files as trees, and back. */
final class Nodes {

    private static final int PUBLIC_CLASS =
            Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC;

    private Nodes() {
    }

    /** All of a class, its frames written out in full. */
    static ClassNode of(byte[] classFile) {
        return read(classFile, ClassReader.EXPAND_FRAMES);
    }

    /** What a class declares, without code. */
    static ClassNode outline(byte[] classFile) {
        return read(classFile, ClassReader.SKIP_CODE);
    }

    /** A class without its members. */
    static byte[] header(byte[] classFile) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(classFile).accept(new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public FieldVisitor visitField(int access, String name, String type, String generic, Object value) {
                return null;
            }

            @Override
            public MethodVisitor visitMethod(int access, String name, String type, String generic, String[] thrown) {
                return null;
            }
        }, ClassReader.SKIP_CODE);
        return writer.toByteArray();
    }

    private static ClassNode read(byte[] classFile, int options) {
        try {
            ClassNode node = new ClassNode();
            new ClassReader(classFile).accept(node, options);
            return node;
        } catch (RuntimeException e) {
            throw new MalformedClassException("this", e);
        }
    }

    /** A class whose methods know their greatest stacks. */
    static byte[] bytes(ClassNode node) {
        return written(node, 0);
    }

    /** A class of our own making: greatest stacks are computed, frames are those given. */
    static byte[] measured(ClassNode node) {
        return written(node, ClassWriter.COMPUTE_MAXS);
    }

    private static byte[] written(ClassNode node, int options) {
        ClassWriter writer = new ClassWriter(options);
        node.accept(writer);
        return writer.toByteArray();
    }

    /**
     * A new class beside application classes, without members. It is public, as a member that became public has
     * callers in other packages.
     */
    static ClassNode companion(String name, int version) {
        ClassNode node = new ClassNode();
        node.visit(Math.max(version, Opcodes.V11), PUBLIC_CLASS, name, null, "java/lang/Object", null);
        return node;
    }

    /** A method that was added to a node. */
    static MethodNode method(ClassNode node, int access, String name, String descriptor) {
        return (MethodNode) node.visitMethod(access, name, descriptor, null, null);
    }

    /** The package of a class, with a slash behind it; the empty string for the unnamed one. */
    static String packageOf(String name) {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }

    /** A method's descriptor with the object in front. */
    static String withSelf(String owner, String descriptor) {
        return "(L" + owner + ";" + descriptor.substring(1);
    }

    static boolean is(int access, int flag) {
        return (access & flag) != 0;
    }
}
