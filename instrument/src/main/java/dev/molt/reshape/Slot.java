package dev.molt.reshape;

import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Reads a field, and sets it so that of several threads that expect the same in it one wins and all get the winner's object.
 */
final class Slot {

    private static final String HANDLE = "java/lang/invoke/VarHandle";
    private static final Handle FIELD = new Handle(Opcodes.H_INVOKESTATIC, "java/lang/invoke/ConstantBootstraps",
            "fieldVarHandle", "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;"
            + "Ljava/lang/Class;Ljava/lang/Class;)L" + HANDLE + ';', false);

    private final ClassNode made;
    private final String name;

    /** Adds methods of a name to a class that has access to the field. */
    Slot(ClassNode made, String name) {
        this.made = made;
        this.name = name;
    }

    /** Adds one method that reads, and one that sets. */
    void accessors(String owner, String field) {
        String self = "(L" + owner + ';';
        MethodNode get = Nodes.method(made, Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, name,
                self + ")" + Reserved.OBJECT);
        get.visitCode();
        get.visitVarInsn(Opcodes.ALOAD, 0);
        get.visitFieldInsn(Opcodes.GETFIELD, owner, field, Reserved.OBJECT);
        get.visitInsn(Opcodes.ARETURN);
        get.visitMaxs(0, 0);
        set(Nodes.method(made, Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, name,
                self + Reserved.OBJECT + Reserved.OBJECT + ")" + Reserved.OBJECT), owner, field);
    }

    /** Adds one more that sets it where nobody else can: who reads the object later finds it set. */
    void unshared(String owner, String field) {
        MethodNode set = Nodes.method(made, Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, name,
                "(L" + owner + ';' + Reserved.OBJECT + ")V");
        set.visitCode();
        set.visitVarInsn(Opcodes.ALOAD, 0);
        set.visitVarInsn(Opcodes.ALOAD, 1);
        set.visitFieldInsn(Opcodes.PUTFIELD, owner, field, Reserved.OBJECT);
        set.visitMethodInsn(Opcodes.INVOKESTATIC, HANDLE, "storeStoreFence", "()V", false);
        set.visitInsn(Opcodes.RETURN);
        set.visitMaxs(0, 0);
    }

    private static void set(MethodNode into, String owner, String field) {
        into.visitCode();
        // A constant of the pool: it is made when it is first used, and loads no other class of the nest.
        into.visitLdcInsn(new ConstantDynamic(field, 'L' + HANDLE + ';', FIELD, Type.getObjectType(owner),
                Type.getType(Reserved.OBJECT)));
        into.visitVarInsn(Opcodes.ALOAD, 0);
        into.visitVarInsn(Opcodes.ALOAD, 1);
        into.visitVarInsn(Opcodes.ALOAD, 2);
        into.visitMethodInsn(Opcodes.INVOKEVIRTUAL, HANDLE, "compareAndExchange", "(L" + owner + ';' + Reserved.OBJECT
                + Reserved.OBJECT + ")" + Reserved.OBJECT, false);
        into.visitInsn(Opcodes.DUP);
        into.visitVarInsn(Opcodes.ASTORE, 3);
        into.visitVarInsn(Opcodes.ALOAD, 1);
        Label lost = new Label();
        into.visitJumpInsn(Opcodes.IF_ACMPNE, lost);
        into.visitVarInsn(Opcodes.ALOAD, 2);
        into.visitInsn(Opcodes.ARETURN);
        into.visitLabel(lost);
        into.visitFrame(Opcodes.F_NEW, 4, new Object[] {owner, "java/lang/Object", "java/lang/Object", "java/lang/Object"}, 0,
                new Object[0]);
        into.visitVarInsn(Opcodes.ALOAD, 3);
        into.visitInsn(Opcodes.ARETURN);
        into.visitMaxs(0, 0);
    }
}
