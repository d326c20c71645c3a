package dev.molt.reshape;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * What a slot is to prepared classes: reads and sets what hangs on an object, in a table that lies in a static field of
 * the same class, so that it goes with the application's loader.
 */
final class Table {

    private static final String TABLE = "dev/molt/boot/SideTable";
    private static final int ACCESS = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;

    private final ClassNode made;
    private final String name;

    /** Adds a field and methods of a name to a class. */
    Table(ClassNode made, String name) {
        this.made = made;
        this.name = name;
    }

    /** Adds one method that reads, and one that sets. */
    void accessors(String owner) {
        made.visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, name, 'L' + TABLE + ';', null,
                null);
        MethodNode initializer = Nodes.method(made, Opcodes.ACC_STATIC, "<clinit>", "()V");
        initializer.visitCode();
        initializer.visitTypeInsn(Opcodes.NEW, TABLE);
        initializer.visitInsn(Opcodes.DUP);
        initializer.visitMethodInsn(Opcodes.INVOKESPECIAL, TABLE, "<init>", "()V", false);
        initializer.visitFieldInsn(Opcodes.PUTSTATIC, made.name, name, 'L' + TABLE + ';');
        initializer.visitInsn(Opcodes.RETURN);
        initializer.visitMaxs(0, 0);
        accessor('L' + owner + ';', "get", Reserved.OBJECT);
        accessor('L' + owner + ';' + Reserved.OBJECT + Reserved.OBJECT, "exchange",
                Reserved.OBJECT + Reserved.OBJECT + Reserved.OBJECT);
    }

    private void accessor(String taken, String called, String passed) {
        MethodNode into = Nodes.method(made, ACCESS, name, '(' + taken + ')' + Reserved.OBJECT);
        into.visitCode();
        into.visitFieldInsn(Opcodes.GETSTATIC, made.name, name, 'L' + TABLE + ';');
        Code.loadAll(into, Type.getArgumentTypes(into.desc), 0);
        into.visitMethodInsn(Opcodes.INVOKEVIRTUAL, TABLE, called, '(' + passed + ')' + Reserved.OBJECT, false);
        into.visitInsn(Opcodes.ARETURN);
        into.visitMaxs(0, 0);
    }
}
