package dev.molt.classfile;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A class that stands for one entry of the JDK's class path, but finds resources elsewhere than classes.
 *
 * <p>It is made for the JDK at hand, as the methods of an entry differ and no source may name them: {@code findResource}
 * finds resources, {@code close} closes both, and all others are for classes.
 */
public final class ClassPathEntry {

    /** The entry that classes come from. */
    public static final String CLASSES = "classes";

    /** The entry that resources come from. */
    public static final String RESOURCES = "resources";

    /** The entry that one thread alone gets them from. */
    public static final String AHEAD = "ahead";

    private static final String THREAD = "thread";
    private static final String THREAD_TYPE = "java/lang/Thread";

    private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    private final Class<?> entry;
    private final String parent;
    private final String type;
    private final String name;

    private ClassPathEntry(Class<?> entry, String name) {
        this.entry = entry;
        this.parent = Type.getInternalName(entry);
        this.type = "L" + parent + ";";
        this.name = name.replace('.', '/');
    }

    /**
     * The class file. Its constructor takes what that of an entry takes, the entries for classes, for resources and for one
     * thread's resources, and that thread; any of them may be null.
     *
     * @param entry the JDK's type of entries
     * @param name the binary name of the class, in the package of the entries' type
     */
    public static byte[] of(Class<?> entry, String name) {
        return new ClassPathEntry(entry, name).bytes();
    }

    private byte[] bytes() {
        // Of a version without stack maps: the JVM trusts what its own loader defines.
        writer.visit(Opcodes.V1_5, Opcodes.ACC_FINAL | Opcodes.ACC_SUPER, name, null, parent, null);
        for (String field : List.of(CLASSES, RESOURCES, AHEAD)) {
            writer.visitField(Opcodes.ACC_FINAL, field, type, null, null);
        }
        writer.visitField(Opcodes.ACC_FINAL, THREAD, "L" + THREAD_TYPE + ";", null, null);
        constructor();
        for (Method method : entry.getDeclaredMethods()) {
            int unwanted = Modifier.STATIC | Modifier.PRIVATE | Modifier.FINAL;
            // Its place is its own; on newer JDKs the method is final.
            boolean isPlace = method.getName().equals("getBaseURL");
            if ((method.getModifiers() & unwanted) == 0 && !method.isSynthetic() && !isPlace) {
                method(method);
            }
        }
        writer.visitEnd();
        return writer.toByteArray();
    }

    private void constructor() {
        Constructor<?> above = entry.getDeclaredConstructors()[0];
        String given = Type.getConstructorDescriptor(above);
        String own = given.replace(")", type.repeat(3) + "L" + THREAD_TYPE + ";)");
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", own, null, null);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        int local = loadArguments(code, Type.getArgumentTypes(given));
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, parent, "<init>", given, false);
        for (String field : List.of(CLASSES, RESOURCES, AHEAD, THREAD)) {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitVarInsn(Opcodes.ALOAD, local++);
            code.visitFieldInsn(Opcodes.PUTFIELD, name, field, field.equals(THREAD) ? "L" + THREAD_TYPE + ";" : type);
        }
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    private void method(Method method) {
        int access = method.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED);
        MethodVisitor code =
                writer.visitMethod(access, method.getName(), Type.getMethodDescriptor(method), null, null);
        switch (method.getName()) {
            case "findResource" -> {
                Label others = new Label();
                code.visitMethodInsn(
                        Opcodes.INVOKESTATIC, THREAD_TYPE, "currentThread", "()L" + THREAD_TYPE + ";", false);
                code.visitVarInsn(Opcodes.ALOAD, 0);
                code.visitFieldInsn(Opcodes.GETFIELD, name, THREAD, "L" + THREAD_TYPE + ";");
                code.visitJumpInsn(Opcodes.IF_ACMPNE, others);
                ask(code, AHEAD, method);
                returnNothing(code, method);
                code.visitLabel(others);
                ask(code, RESOURCES, method);
            }
            case "close" -> {
                ask(code, CLASSES, method);
                ask(code, RESOURCES, method);
            }
            default -> ask(code, CLASSES, method);
        }
        returnNothing(code, method);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    /** Returns what one of the entries answers, if it is there; goes on behind one that answers nothing. */
    private void ask(MethodVisitor code, String field, Method method) {
        Label missing = new Label();
        Type result = Type.getReturnType(method);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitFieldInsn(Opcodes.GETFIELD, name, field, type);
        code.visitJumpInsn(Opcodes.IFNULL, missing);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitFieldInsn(Opcodes.GETFIELD, name, field, type);
        loadArguments(code, Type.getArgumentTypes(method));
        code.visitMethodInsn(
                Opcodes.INVOKEVIRTUAL, parent, method.getName(), Type.getMethodDescriptor(method), false);
        if (result.getSort() != Type.VOID) {
            code.visitInsn(result.getOpcode(Opcodes.IRETURN));
        }
        code.visitLabel(missing);
    }

    private static void returnNothing(MethodVisitor code, Method method) {
        if (method.getReturnType() == void.class) {
            code.visitInsn(Opcodes.RETURN);
        } else {
            code.visitInsn(Opcodes.ACONST_NULL);
            code.visitInsn(Opcodes.ARETURN);
        }
    }

    /** Gives the local variable behind them. */
    private static int loadArguments(MethodVisitor code, Type[] parameters) {
        int local = 1;
        for (Type parameter : parameters) {
            code.visitVarInsn(parameter.getOpcode(Opcodes.ILOAD), local);
            local += parameter.getSize();
        }
        return local;
    }
}
