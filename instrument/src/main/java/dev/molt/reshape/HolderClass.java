package dev.molt.reshape;

import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Holds the fields that one version added to the objects of a class. It hangs on the object's slot, in a table if there
 * is none, or on the holder of the version before, and is made when one of the fields is first touched, in most cases by a
 * constructor.
 */
final class HolderClass {

    private static final int ACCESS = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
    private static final String NEXT = "$next";
    private static final String OF = "$of";
    /** The method that gives an object its holder before anybody else has seen it. */
    static final String BEGIN = "$begin";
    private static final String LINK = "$link";
    private static final String TABLE = "$table";

    private final String name;
    private final String owner;
    private final ClassNode made;

    /**
     * Makes one.
     *
     * @param name its name
     * @param owner the class whose objects carry it
     * @param fields what it holds
     */
    HolderClass(String name, ClassNode owner, List<FieldNode> fields) {
        this.name = name;
        this.owner = owner.name;
        this.made = Nodes.companion(name, owner.version & 0xFFFF);
        made.visitField(Opcodes.ACC_PUBLIC, NEXT, Reserved.OBJECT, null, null);
        new Slot(made, LINK).accessors(name, NEXT);
        MethodNode constructor = Nodes.method(made, Opcodes.ACC_PUBLIC, "<init>", "()V");
        constructor.visitCode();
        constructor.visitVarInsn(Opcodes.ALOAD, 0);
        constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        constructor.visitInsn(Opcodes.RETURN);
        constructor.visitMaxs(0, 0);
        fields.forEach(this::field);
    }

    byte[] bytes() {
        return Nodes.measured(made);
    }

    static String getter(String field) {
        return "get-" + field;
    }

    static String setter(String field) {
        return "put-" + field;
    }

    /** Finds the holder in the object's slot. */
    void inSlot(String accessors, String slot) {
        MethodNode into = finder();
        into.visitVarInsn(Opcodes.ALOAD, 0);
        found(into, accessors, slot, owner, 0);
    }

    /** Lets constructors put it there. */
    void begunInSlot(String accessors, String slot) {
        MethodNode begin = Nodes.method(made, ACCESS, BEGIN, "(L" + owner + ";)V");
        begin.visitCode();
        begin.visitVarInsn(Opcodes.ALOAD, 0);
        begin.visitTypeInsn(Opcodes.NEW, name);
        begin.visitInsn(Opcodes.DUP);
        begin.visitMethodInsn(Opcodes.INVOKESPECIAL, name, "<init>", "()V", false);
        begin.visitMethodInsn(Opcodes.INVOKESTATIC, accessors, slot, "(L" + owner + ';' + Reserved.OBJECT + ")V", false);
        begin.visitInsn(Opcodes.RETURN);
        begin.visitMaxs(0, 0);
    }

    /** Finds the holder in a table, where objects have no slot. */
    void inTable() {
        new Table(made, TABLE).accessors(owner);
        inSlot(name, TABLE);
    }

    /** Finds the holder behind that of an earlier version. */
    void behind(String previous) {
        MethodNode into = finder();
        into.visitVarInsn(Opcodes.ALOAD, 0);
        into.visitMethodInsn(Opcodes.INVOKESTATIC, previous, OF, "(L" + owner + ";)L" + previous + ';', false);
        into.visitVarInsn(Opcodes.ASTORE, 1);
        into.visitVarInsn(Opcodes.ALOAD, 1);
        found(into, previous, LINK, previous, 1);
    }

    private MethodNode finder() {
        MethodNode into = Nodes.method(made, ACCESS, OF, "(L" + owner + ";)L" + name + ';');
        into.visitCode();
        return into;
    }

    private void found(MethodNode into, String accessors, String slot, String carrier, int variable) {
        Label exists = new Label();
        into.visitMethodInsn(Opcodes.INVOKESTATIC, accessors, slot, "(L" + carrier + ";)" + Reserved.OBJECT, false);
        into.visitInsn(Opcodes.DUP);
        into.visitJumpInsn(Opcodes.IFNONNULL, exists);
        into.visitInsn(Opcodes.POP);
        into.visitVarInsn(Opcodes.ALOAD, variable);
        into.visitTypeInsn(Opcodes.NEW, name);
        into.visitInsn(Opcodes.DUP);
        into.visitMethodInsn(Opcodes.INVOKESPECIAL, name, "<init>", "()V", false);
        into.visitMethodInsn(Opcodes.INVOKESTATIC, accessors, slot,
                "(L" + carrier + ';' + Reserved.OBJECT + ")" + Reserved.OBJECT, false);
        into.visitLabel(exists);
        Object[] locals = variable == 0 ? new Object[] {owner} : new Object[] {owner, carrier};
        into.visitFrame(Opcodes.F_NEW, locals.length, locals, 1, new Object[] {"java/lang/Object"});
        into.visitTypeInsn(Opcodes.CHECKCAST, name);
        into.visitInsn(Opcodes.ARETURN);
        into.visitMaxs(0, 0);
    }

    private void field(FieldNode field) {
        made.visitField(Opcodes.ACC_PUBLIC | field.access & Opcodes.ACC_VOLATILE, field.name, field.desc, null, null);
        String self = "(L" + owner + ';';
        Type type = Type.getType(field.desc);
        MethodNode get = Nodes.method(made, ACCESS, getter(field.name), self + ")" + field.desc);
        get.visitCode();
        get.visitVarInsn(Opcodes.ALOAD, 0);
        get.visitMethodInsn(Opcodes.INVOKESTATIC, name, OF, self + ")L" + name + ';', false);
        get.visitFieldInsn(Opcodes.GETFIELD, name, field.name, field.desc);
        get.visitInsn(type.getOpcode(Opcodes.IRETURN));
        get.visitMaxs(0, 0);
        MethodNode put = Nodes.method(made, ACCESS, setter(field.name), self + field.desc + ")V");
        put.visitCode();
        put.visitVarInsn(Opcodes.ALOAD, 0);
        put.visitMethodInsn(Opcodes.INVOKESTATIC, name, OF, self + ")L" + name + ';', false);
        put.visitVarInsn(type.getOpcode(Opcodes.ILOAD), 1);
        put.visitFieldInsn(Opcodes.PUTFIELD, name, field.name, field.desc);
        put.visitInsn(Opcodes.RETURN);
        put.visitMaxs(0, 0);
    }
}
