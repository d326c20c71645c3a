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
 *
 * <p>Where objects are to be transformed on their first touch, the agent makes it. A holder whose fields are all gone leaves its
 * place to that of a later generation: what is found there and is of an earlier one is replaced.
 */
final class HolderClass {

    private static final int ACCESS = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
    /** Tells its generation. Of the JDK, as are the others: a loader may hide Molt's own types. */
    private static final String HOLDER = "java/util/function/IntSupplier";
    /** Makes another one with the same values, for an object's clone. */
    private static final String COPIED = "java/util/function/Supplier";
    private static final String COPY = "()" + Reserved.OBJECT;
    private static final String FIRST_TOUCH = "java/util/function/Function";
    private static final String NEXT = "$next";
    private static final String OF = "$of";
    /** Tells what is in the holder's place. */
    static final String AT = "$at";
    /** Puts a holder into its place, if that is as expected, and tells what is there then. */
    static final String PUT = "$put";
    /** The static field with what makes the holder when an object is first touched; null where anybody may. */
    static final String TOUCH = "$touch";
    /** The method that gives an object its holder before anybody else has seen it. */
    static final String BEGIN = "$begin";
    /** The method that makes the holders of an object that is being made. */
    static final String FRESH = "$fresh";
    /** Its descriptor: takes what hangs on this holder. */
    static final String FRESH_TYPE = '(' + Reserved.OBJECT + ')' + Reserved.OBJECT;
    /** The method that gives an object that is being made its holders, unless it has some. */
    static final String BORN = "$born";
    private static final String LATE = "$late";
    private static final String PLANT = "$plant";
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
     * @param generation how many the class had before
     */
    HolderClass(String name, ClassNode owner, List<FieldNode> fields, int generation) {
        this.name = name;
        this.owner = owner.name;
        this.made = Nodes.companion(name, owner.version & 0xFFFF);
        made.access |= Opcodes.ACC_FINAL;
        made.interfaces.add(HOLDER);
        made.interfaces.add(COPIED);
        made.visitField(Opcodes.ACC_PUBLIC, NEXT, Reserved.OBJECT, null, null);
        made.visitField(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_VOLATILE, TOUCH, 'L' + FIRST_TOUCH + ';', null, null);
        new Slot(made, LINK).accessors(name, NEXT);
        constructor();
        MethodNode number = Nodes.method(made, Opcodes.ACC_PUBLIC, "getAsInt", "()I");
        number.visitCode();
        number.visitLdcInsn(generation);
        number.visitInsn(Opcodes.IRETURN);
        number.visitMaxs(0, 0);
        fields.forEach(this::field);
        copy(fields);
        find();
        late(generation);
    }

    private void constructor() {
        MethodNode constructor = Nodes.method(made, Opcodes.ACC_PUBLIC, "<init>", "()V");
        constructor.visitCode();
        constructor.visitVarInsn(Opcodes.ALOAD, 0);
        constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        constructor.visitInsn(Opcodes.RETURN);
        constructor.visitMaxs(0, 0);
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
        place(accessors, slot);
        fresh(null);
        MethodNode begin = begun(BEGIN, "(L" + owner + ";)V");
        begin.visitInsn(Opcodes.ACONST_NULL);
        begin.visitMethodInsn(Opcodes.INVOKESTATIC, name, FRESH, FRESH_TYPE, false);
        begin.visitMethodInsn(Opcodes.INVOKESTATIC, accessors, slot, "(L" + owner + ';' + Reserved.OBJECT + ")V", false);
        begin.visitInsn(Opcodes.RETURN);
        begin.visitMaxs(0, 0);
    }

    /** Finds the holder in a table, where objects have no slot. */
    void inTable() {
        new Table(made, TABLE).accessors(owner);
        place(name, TABLE);
        fresh(null);
    }

    /** Finds the holder behind that of an earlier version. */
    void behind(String previous) {
        MethodNode at = begun(AT, "(L" + owner + ";)" + Reserved.OBJECT);
        carrier(at, previous);
        at.visitMethodInsn(Opcodes.INVOKESTATIC, previous, LINK, "(L" + previous + ";)" + Reserved.OBJECT, false);
        at.visitInsn(Opcodes.ARETURN);
        at.visitMaxs(0, 0);
        MethodNode put = begun(PUT, exchange(owner));
        carrier(put, previous);
        put.visitVarInsn(Opcodes.ALOAD, 1);
        put.visitVarInsn(Opcodes.ALOAD, 2);
        put.visitMethodInsn(Opcodes.INVOKESTATIC, previous, LINK, exchange(previous), false);
        put.visitInsn(Opcodes.ARETURN);
        put.visitMaxs(0, 0);
        MethodNode plant = begun(PLANT, "(L" + owner + ';' + Reserved.OBJECT + ")V");
        plant.visitVarInsn(Opcodes.ALOAD, 1);
        plant.visitMethodInsn(Opcodes.INVOKESTATIC, previous, PLANT, plant.desc, false);
        plant.visitInsn(Opcodes.RETURN);
        plant.visitMaxs(0, 0);
        fresh(previous);
    }

    private void carrier(MethodNode into, String previous) {
        into.visitMethodInsn(Opcodes.INVOKESTATIC, previous, OF, "(L" + owner + ";)L" + previous + ';', false);
    }

    /** Begins a method that takes the object. */
    private MethodNode begun(String method, String descriptor) {
        MethodNode into = Nodes.method(made, ACCESS, method, descriptor);
        into.visitCode();
        into.visitVarInsn(Opcodes.ALOAD, 0);
        return into;
    }

    private static String exchange(String carrier) {
        return "(L" + carrier + ';' + Reserved.OBJECT + Reserved.OBJECT + ')' + Reserved.OBJECT;
    }

    private void place(String accessors, String slot) {
        MethodNode at = begun(AT, "(L" + owner + ";)" + Reserved.OBJECT);
        at.visitMethodInsn(Opcodes.INVOKESTATIC, accessors, slot, at.desc, false);
        at.visitInsn(Opcodes.ARETURN);
        at.visitMaxs(0, 0);
        MethodNode put = begun(PUT, exchange(owner));
        put.visitVarInsn(Opcodes.ALOAD, 1);
        put.visitVarInsn(Opcodes.ALOAD, 2);
        put.visitMethodInsn(Opcodes.INVOKESTATIC, accessors, slot, put.desc, false);
        put.visitInsn(Opcodes.ARETURN);
        put.visitMaxs(0, 0);
        MethodNode plant = begun(PLANT, "(L" + owner + ';' + Reserved.OBJECT + ")V");
        plant.visitInsn(Opcodes.ACONST_NULL);
        plant.visitVarInsn(Opcodes.ALOAD, 1);
        plant.visitMethodInsn(Opcodes.INVOKESTATIC, name, PUT, put.desc, false);
        plant.visitInsn(Opcodes.POP);
        plant.visitInsn(Opcodes.RETURN);
        plant.visitMaxs(0, 0);
    }

    private void fresh(String previous) {
        MethodNode fresh = Nodes.method(made, ACCESS, FRESH, FRESH_TYPE);
        fresh.visitCode();
        make(fresh);
        fresh.visitInsn(Opcodes.DUP);
        fresh.visitVarInsn(Opcodes.ALOAD, 0);
        fresh.visitFieldInsn(Opcodes.PUTFIELD, name, NEXT, Reserved.OBJECT);
        if (previous != null) {
            fresh.visitMethodInsn(Opcodes.INVOKESTATIC, previous, FRESH, FRESH_TYPE, false);
        }
        fresh.visitInsn(Opcodes.ARETURN);
        fresh.visitMaxs(0, 0);
        MethodNode born = begun(BORN, "(L" + owner + ";)V");
        born.visitInsn(Opcodes.ACONST_NULL);
        born.visitMethodInsn(Opcodes.INVOKESTATIC, name, FRESH, FRESH_TYPE, false);
        born.visitMethodInsn(Opcodes.INVOKESTATIC, name, PLANT, "(L" + owner + ';' + Reserved.OBJECT + ")V", false);
        born.visitInsn(Opcodes.RETURN);
        born.visitMaxs(0, 0);
    }

    private void make(MethodNode into) {
        into.visitTypeInsn(Opcodes.NEW, name);
        into.visitInsn(Opcodes.DUP);
        into.visitMethodInsn(Opcodes.INVOKESPECIAL, name, "<init>", "()V", false);
    }

    private void copy(List<FieldNode> fields) {
        MethodNode into = Nodes.method(made, Opcodes.ACC_PUBLIC, "get", COPY);
        into.visitCode();
        make(into);
        into.visitVarInsn(Opcodes.ASTORE, 1);
        for (FieldNode field : fields) {
            into.visitVarInsn(Opcodes.ALOAD, 1);
            into.visitVarInsn(Opcodes.ALOAD, 0);
            into.visitFieldInsn(Opcodes.GETFIELD, name, field.name, field.desc);
            into.visitFieldInsn(Opcodes.PUTFIELD, name, field.name, field.desc);
        }
        into.visitVarInsn(Opcodes.ALOAD, 0);
        into.visitFieldInsn(Opcodes.GETFIELD, name, NEXT, Reserved.OBJECT);
        into.visitTypeInsn(Opcodes.INSTANCEOF, COPIED);
        Label last = new Label();
        into.visitJumpInsn(Opcodes.IFEQ, last);
        into.visitVarInsn(Opcodes.ALOAD, 1);
        into.visitVarInsn(Opcodes.ALOAD, 0);
        into.visitFieldInsn(Opcodes.GETFIELD, name, NEXT, Reserved.OBJECT);
        into.visitTypeInsn(Opcodes.CHECKCAST, COPIED);
        into.visitMethodInsn(Opcodes.INVOKEINTERFACE, COPIED, "get", COPY, true);
        into.visitFieldInsn(Opcodes.PUTFIELD, name, NEXT, Reserved.OBJECT);
        into.visitLabel(last);
        into.visitFrame(Opcodes.F_NEW, 2, new Object[] {name, name}, 0, new Object[0]);
        into.visitVarInsn(Opcodes.ALOAD, 1);
        into.visitInsn(Opcodes.ARETURN);
        into.visitMaxs(0, 0);
    }

    private void find() {
        MethodNode into = begun(OF, "(L" + owner + ";)L" + name + ';');
        into.visitMethodInsn(Opcodes.INVOKESTATIC, name, AT, "(L" + owner + ";)" + Reserved.OBJECT, false);
        returnOwn(into, 1, () -> {
            into.visitVarInsn(Opcodes.ALOAD, 0);
            into.visitVarInsn(Opcodes.ALOAD, 1);
            into.visitMethodInsn(Opcodes.INVOKESTATIC, name, LATE, "(L" + owner + ';' + Reserved.OBJECT + ")L" + name + ';', false);
            into.visitInsn(Opcodes.ARETURN);
        });
        into.visitMaxs(0, 0);
    }

    /** Returns what is on the stack if it is such a holder; else goes on with it in a variable. */
    private void returnOwn(MethodNode into, int variable, Runnable otherwise) {
        into.visitVarInsn(Opcodes.ASTORE, variable);
        into.visitVarInsn(Opcodes.ALOAD, variable);
        into.visitTypeInsn(Opcodes.INSTANCEOF, name);
        Label other = new Label();
        into.visitJumpInsn(Opcodes.IFEQ, other);
        into.visitVarInsn(Opcodes.ALOAD, variable);
        into.visitTypeInsn(Opcodes.CHECKCAST, name);
        into.visitInsn(Opcodes.ARETURN);
        into.visitLabel(other);
        frame(into);
        otherwise.run();
    }

    private void frame(MethodNode into) {
        into.visitFrame(Opcodes.F_NEW, 2, new Object[] {owner, "java/lang/Object"}, 0, new Object[0]);
    }

    /** Where the holder is not in its place. */
    private void late(int generation) {
        MethodNode into = Nodes.method(made, ACCESS, LATE, "(L" + owner + ';' + Reserved.OBJECT + ")L" + name + ';');
        into.visitCode();
        Label anybody = new Label();
        into.visitFieldInsn(Opcodes.GETSTATIC, name, TOUCH, 'L' + FIRST_TOUCH + ';');
        into.visitJumpInsn(Opcodes.IFNULL, anybody);
        into.visitFieldInsn(Opcodes.GETSTATIC, name, TOUCH, 'L' + FIRST_TOUCH + ';');
        into.visitVarInsn(Opcodes.ALOAD, 0);
        into.visitMethodInsn(Opcodes.INVOKEINTERFACE, FIRST_TOUCH, "apply", FRESH_TYPE, true);
        into.visitTypeInsn(Opcodes.CHECKCAST, name);
        into.visitInsn(Opcodes.ARETURN);
        into.visitLabel(anybody);
        frame(into);
        Label mine = new Label();
        into.visitVarInsn(Opcodes.ALOAD, 1);
        into.visitTypeInsn(Opcodes.INSTANCEOF, HOLDER);
        into.visitJumpInsn(Opcodes.IFEQ, mine);
        into.visitVarInsn(Opcodes.ALOAD, 1);
        into.visitTypeInsn(Opcodes.CHECKCAST, HOLDER);
        into.visitMethodInsn(Opcodes.INVOKEINTERFACE, HOLDER, "getAsInt", "()I", true);
        into.visitLdcInsn(generation);
        into.visitJumpInsn(Opcodes.IF_ICMPLE, mine);
        // Old code that still runs: what it reads and writes is gone.
        make(into);
        into.visitInsn(Opcodes.ARETURN);
        into.visitLabel(mine);
        frame(into);
        into.visitVarInsn(Opcodes.ALOAD, 0);
        into.visitVarInsn(Opcodes.ALOAD, 1);
        make(into);
        into.visitMethodInsn(Opcodes.INVOKESTATIC, name, PUT, exchange(owner), false);
        returnOwn(into, 1, () -> {
            into.visitVarInsn(Opcodes.ALOAD, 0);
            into.visitMethodInsn(Opcodes.INVOKESTATIC, name, OF, "(L" + owner + ";)L" + name + ';', false);
            into.visitInsn(Opcodes.ARETURN);
        });
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
