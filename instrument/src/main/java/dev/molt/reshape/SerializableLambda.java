package dev.molt.reshape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The class of a serializable lambda whose code has moved: it passes calls on to the lambda, and is written as the lambda
 * would be if its code had not moved, so that every JVM that runs the version can read it.
 */
final class SerializableLambda {

    private static final String ALTERNATIVE = "altMetafactory";
    private static final int SERIALIZABLE = 1;
    private static final int MARKERS = 2;
    private static final int BRIDGES = 4;
    private static final int FLAGS = 3;
    private static final String SERIALIZED = "java/lang/invoke/SerializedLambda";
    private static final String ARRAY = "[Ljava/lang/Object;";

    private final String owner;
    private final InvokeDynamicInsnNode lambda;
    private final String compiled;
    private final String type;
    private final ClassNode made;
    private final List<String> interfaces = new ArrayList<>();
    private final List<String> descriptors = new ArrayList<>();

    /**
     * Of a lambda.
     *
     * @param name the name of the class
     * @param owner the class that the lambda was written in
     * @param lambda what makes it
     * @param compiled the name that the compiler gave to its code
     */
    SerializableLambda(String name, ClassNode owner, InvokeDynamicInsnNode lambda, String compiled) {
        this.compiled = compiled;
        this.owner = owner.name;
        this.lambda = lambda;
        this.type = Type.getReturnType(lambda.desc).getInternalName();
        this.made = Nodes.companion(name, owner.version & 0xFFFF);
        read();
        made.interfaces = interfaces;
        made.visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, "lambda", 'L' + type + ';', null, null);
        made.visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, "captured", ARRAY, null, null);
        constructor();
        descriptors.forEach(this::passOn);
        writeReplace();
    }

    /** True for an instruction that makes a serializable lambda. */
    static boolean isOne(InvokeDynamicInsnNode dynamic) {
        return dynamic.bsm.getName().equals(ALTERNATIVE)
                && dynamic.bsm.getOwner().equals("java/lang/invoke/LambdaMetafactory")
                && ((int) dynamic.bsmArgs[FLAGS] & SERIALIZABLE) != 0;
    }

    /** Adds the method that takes what the lambda captures, and gives its own lambda to be led to where the code is. */
    MethodNode maker() {
        MethodNode into = Nodes.method(made, Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "make", lambda.desc);
        Type[] captured = Type.getArgumentTypes(lambda.desc);
        into.visitCode();
        into.visitTypeInsn(Opcodes.NEW, made.name);
        into.visitInsn(Opcodes.DUP);
        Code.loadAll(into, captured, 0);
        Object[] arguments = lambda.bsmArgs.clone();
        arguments[FLAGS] = (int) arguments[FLAGS] & ~SERIALIZABLE;
        into.visitInvokeDynamicInsn(lambda.name, lambda.desc, lambda.bsm, arguments);
        Code.array(into, captured);
        into.visitMethodInsn(Opcodes.INVOKESPECIAL, made.name, "<init>", "(L" + type + ';' + ARRAY + ")V", false);
        into.visitInsn(Opcodes.ARETURN);
        into.visitMaxs(0, 0);
        return into;
    }

    ClassNode made() {
        return made;
    }

    /** Interfaces and descriptors, as the bootstrap method takes them. */
    private void read() {
        interfaces.add(type);
        interfaces.add("java/io/Serializable");
        descriptors.add(((Type) lambda.bsmArgs[0]).getDescriptor());
        int flags = (int) lambda.bsmArgs[FLAGS];
        int at = FLAGS + 1;
        if ((flags & MARKERS) != 0) {
            int count = (int) lambda.bsmArgs[at++];
            Arrays.stream(lambda.bsmArgs, at, at + count).map(each -> ((Type) each).getInternalName())
                    .filter(each -> !interfaces.contains(each)).forEach(interfaces::add);
            at += count;
        }
        if ((flags & BRIDGES) != 0) {
            int count = (int) lambda.bsmArgs[at++];
            Arrays.stream(lambda.bsmArgs, at, at + count).map(each -> ((Type) each).getDescriptor())
                    .forEach(descriptors::add);
        }
    }

    private void constructor() {
        MethodNode into = Nodes.method(made, Opcodes.ACC_PRIVATE, "<init>", "(L" + type + ';' + ARRAY + ")V");
        into.visitCode();
        into.visitVarInsn(Opcodes.ALOAD, 0);
        into.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        into.visitVarInsn(Opcodes.ALOAD, 0);
        into.visitVarInsn(Opcodes.ALOAD, 1);
        into.visitFieldInsn(Opcodes.PUTFIELD, made.name, "lambda", 'L' + type + ';');
        into.visitVarInsn(Opcodes.ALOAD, 0);
        into.visitVarInsn(Opcodes.ALOAD, 2);
        into.visitFieldInsn(Opcodes.PUTFIELD, made.name, "captured", ARRAY);
        into.visitInsn(Opcodes.RETURN);
        into.visitMaxs(0, 0);
    }

    private void passOn(String descriptor) {
        MethodNode into = Nodes.method(made, Opcodes.ACC_PUBLIC, lambda.name, descriptor);
        into.visitCode();
        into.visitVarInsn(Opcodes.ALOAD, 0);
        into.visitFieldInsn(Opcodes.GETFIELD, made.name, "lambda", 'L' + type + ';');
        Code.loadAll(into, Type.getArgumentTypes(descriptor), 1);
        into.visitMethodInsn(Opcodes.INVOKEINTERFACE, type, lambda.name, descriptor, true);
        into.visitInsn(Type.getReturnType(descriptor).getOpcode(Opcodes.IRETURN));
        into.visitMaxs(0, 0);
    }

    private void writeReplace() {
        Handle code = (Handle) lambda.bsmArgs[1];
        MethodNode into = Nodes.method(made, Opcodes.ACC_PRIVATE, "writeReplace", "()" + Reserved.OBJECT);
        into.visitCode();
        into.visitTypeInsn(Opcodes.NEW, SERIALIZED);
        into.visitInsn(Opcodes.DUP);
        into.visitLdcInsn(Type.getObjectType(owner));
        List<Object> constants = List.of(type, lambda.name, descriptors.get(0), code.getTag(), code.getOwner(),
                compiled, code.getDesc(), ((Type) lambda.bsmArgs[2]).getDescriptor());
        constants.forEach(into::visitLdcInsn);
        into.visitVarInsn(Opcodes.ALOAD, 0);
        into.visitFieldInsn(Opcodes.GETFIELD, made.name, "captured", ARRAY);
        String text = "Ljava/lang/String;";
        into.visitMethodInsn(Opcodes.INVOKESPECIAL, SERIALIZED, "<init>", "(Ljava/lang/Class;" + text + text + text
                + "I" + text + text + text + text + ARRAY + ")V", false);
        into.visitInsn(Opcodes.ARETURN);
        into.visitMaxs(0, 0);
    }
}
