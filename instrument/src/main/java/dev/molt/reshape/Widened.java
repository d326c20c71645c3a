package dev.molt.reshape;

import java.util.function.Consumer;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Ways through the companion to members that more code may use than before, or that took the place of a field which the
 * JVM goes on showing: it keeps the access of what it loaded, and classes that come later are no part of the release.
 *
 * <p>Each is written as the class itself would write it, and led where such code is led.
 */
final class Widened {

    private final Companions companions;
    private final Dispatch dispatch;
    private final Rewriter rewriter;

    Widened(Companions companions, Dispatch dispatch, Rewriter rewriter) {
        this.dispatch = dispatch;
        this.companions = companions;
        this.rewriter = rewriter;
    }

    /** The method that reads or writes a field. */
    static String name(boolean reads, String field) {
        // No language has names with a space.
        return (reads ? "get " : "put ") + field;
    }

    /** The member that a method of a companion is a way to. */
    static String member(String name) {
        return name.startsWith("get ") || name.startsWith("put ") ? name.substring(4)
                : name.replaceFirst("(\\$self)?(\\$dispatch)?$", "");
    }

    /** Opens what the next version of a class lets more code use. */
    void open(Changes change) {
        for (MethodNode old : change.shape.methods) {
            MethodNode now = change.kept(old);
            if (now != null && isWider(old.access, now.access)) {
                method(change, now);
            }
        }
        for (FieldNode old : change.shape.fields) {
            FieldNode now = Changes.field(change.next, old.name, old.desc);
            boolean sameKind = now != null && !Nodes.is(old.access ^ now.access, Opcodes.ACC_STATIC);
            boolean moved = sameKind && change.addsField(old.name + old.desc) && !Nodes.is(now.access, Opcodes.ACC_PRIVATE);
            if (sameKind && (moved || isWider(old.access, now.access))) {
                field(change.next, now);
            }
        }
    }

    /** True if more code may use what has the latter access. */
    static boolean isWider(int old, int now) {
        return rank(now) > rank(old);
    }

    private static int rank(int access) {
        return Nodes.is(access, Opcodes.ACC_PUBLIC) ? 3 : Nodes.is(access, Opcodes.ACC_PROTECTED) ? 2
                : Nodes.is(access, Opcodes.ACC_PRIVATE) ? 0 : 1;
    }

    private void method(Changes change, MethodNode method) {
        ClassNode owner = change.next;
        Target.Static body = companions.body(owner, method);
        if (method.name.equals("<init>")) {
            creation(owner, method, Constructors.target(companions, owner.name, method.desc), 1);
            creation(owner, method, Constructors.maker(companions, owner.name, method.desc), 0);
        } else if (Nodes.is(method.access, Opcodes.ACC_STATIC)) {
            call(owner, method, body.name(), Opcodes.INVOKESTATIC);
        } else {
            if (change.opens(method)) {
                dispatch.opened(owner, method);
            } else {
                call(owner, method, body.name() + Dispatch.SUFFIX, Opcodes.INVOKEVIRTUAL);
            }
            if (!Nodes.is(method.access, Opcodes.ACC_ABSTRACT)) {
                call(owner, method, body.name(), Opcodes.INVOKESPECIAL);
            }
        }
    }

    private void call(ClassNode owner, MethodNode method, String name, int opcode) {
        String taken = Companions.descriptor(owner, method);
        way(owner, name, taken, into -> {
            Code.loadAll(into, Type.getArgumentTypes(taken), 0);
            into.visitMethodInsn(opcode, owner.name, method.name, method.desc, Nodes.is(owner.access, Opcodes.ACC_INTERFACE));
        });
    }

    private void creation(ClassNode owner, MethodNode method, Target.Static target, int from) {
        way(owner, target.name(), target.descriptor(), into -> {
            into.visitTypeInsn(Opcodes.NEW, owner.name);
            into.visitInsn(Opcodes.DUP);
            Code.loadAll(into, Type.getArgumentTypes(method.desc), from);
            into.visitMethodInsn(Opcodes.INVOKESPECIAL, owner.name, "<init>", method.desc, false);
        });
    }

    private void field(ClassNode owner, FieldNode field) {
        boolean isStatic = Nodes.is(field.access, Opcodes.ACC_STATIC);
        String self = isStatic ? "" : 'L' + owner.name + ';';
        access(owner, field, true, isStatic ? Opcodes.GETSTATIC : Opcodes.GETFIELD, "(" + self + ")" + field.desc);
        if (!Nodes.is(field.access, Opcodes.ACC_FINAL)) {
            access(owner, field, false, isStatic ? Opcodes.PUTSTATIC : Opcodes.PUTFIELD, "(" + self + field.desc + ")V");
        }
    }

    private void access(ClassNode owner, FieldNode field, boolean reads, int opcode, String taken) {
        way(owner, name(reads, field.name), taken, into -> {
            Code.loadAll(into, Type.getArgumentTypes(taken), 0);
            into.visitFieldInsn(opcode, owner.name, field.name, field.desc);
        });
    }

    private void way(ClassNode owner, String name, String taken, Consumer<MethodNode> body) {
        ClassNode companion = companions.of(owner.name);
        if (Changes.method(companion, name, taken) != null) {
            return;
        }
        MethodNode into = new MethodNode(Companions.ACCESS, name, taken, null, null);
        into.visitCode();
        body.accept(into);
        into.visitInsn(Type.getReturnType(taken).getOpcode(Opcodes.IRETURN));
        into.visitMaxs(0, 0);
        rewriter.rewrite(into, new Site(owner.name, companion.name));
        companion.methods.add(into);
    }
}
