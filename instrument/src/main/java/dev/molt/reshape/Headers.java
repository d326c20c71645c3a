package dev.molt.reshape;

import dev.molt.classfile.ClassFile;
import dev.molt.diff.ClassDiff;
import dev.molt.diff.ShapeChange;
import dev.molt.diff.ShapeKind;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/** Refuses what no rewriting of members can bridge. */
final class Headers {

    private static final Set<ShapeKind> FIXED = Set.of(ShapeKind.SUPERCLASS, ShapeKind.INTERFACES,
            ShapeKind.RECORD, ShapeKind.PERMITTED_SUBCLASSES);
    /** What follows from which constants of an enum have bodies, and is told of these. */
    private static final Set<ShapeKind> BY_CONSTANTS =
            Set.of(ShapeKind.CLASS_MODIFIERS, ShapeKind.PERMITTED_SUBCLASSES);
    private static final int KIND = Opcodes.ACC_INTERFACE | Opcodes.ACC_ANNOTATION | Opcodes.ACC_ENUM;

    private final Refusals refusals;

    Headers(Refusals refusals) {
        this.refusals = refusals;
    }

    void check(Changes change, byte[] shape, byte[] next) {
        ClassNode old = change.shape;
        ClassNode now = change.next;
        ClassDiff diff = ClassDiff.between(ClassFile.of(Nodes.header(shape)), ClassFile.of(Nodes.header(next)));
        for (ShapeChange found : diff.shapeChanges()) {
            if (EnumConstants.isEnum(old) && EnumConstants.isEnum(now) && BY_CONSTANTS.contains(found.kind())) {
                continue;
            }
            boolean loses = found.kind() == ShapeKind.CLASS_MODIFIERS && loses(old.access, now.access);
            if (FIXED.contains(found.kind()) || loses) {
                refusals.add(old.name, found.toString(), found.cure());
            }
        }
        if (now.nestHostClass != null && !now.nestHostClass.equals(old.nestHostClass)) {
            refusals.add(old.name, "moved into " + now.nestHostClass.replace('/', '.'), Refusals.RESTART);
        }
        old.fields.forEach(field -> finals(old, field, change.kept(field)));
        old.methods.forEach(method -> method(old, method, change.kept(method)));
        if (change.added().stream().anyMatch(method -> method.name.equals("$deserializeLambda$"))) {
            refusals.add(old.name, "the first serializable lambda was added", "write it as a class");
        }
    }

    /** True if the running class forbids what the next version allows. */
    private static boolean loses(int old, int now) {
        return ((old ^ now) & KIND) != 0 || (now & ~old & Opcodes.ACC_PUBLIC) != 0
                || (old & ~now & (Opcodes.ACC_FINAL | Opcodes.ACC_ABSTRACT)) != 0;
    }

    private void method(ClassNode owner, MethodNode old, MethodNode now) {
        if (now == null) {
            return;
        }
        int lost = old.access & ~now.access;
        if (Nodes.is(lost, Opcodes.ACC_SYNCHRONIZED)) {
            refusals.warn(owner.name, Words.method(old) + " is no longer synchronized: who calls it, and is not of this"
                    + " upgrade, still takes the lock", "restart, or let what calls it change, too");
        } else if (Nodes.is(lost, Opcodes.ACC_ABSTRACT) && Nodes.is(owner.access, Opcodes.ACC_INTERFACE)) {
            refusals.warn(owner.name, Words.method(old) + " is no longer abstract: lambdas and proxies that are made"
                    + " after the upgrade have no such body", "let a class implement the interface");
        }
    }

    /** The JVM lets nobody but a constructor write to a field that was loaded as final. */
    private void finals(ClassNode owner, FieldNode old, FieldNode now) {
        if (now != null && Nodes.is(old.access & ~now.access, Opcodes.ACC_FINAL) && Nodes.is(old.access, Opcodes.ACC_STATIC)) {
            refusals.add(owner.name, Words.field(old) + " is no longer final",
                    "leave it final, and keep the changing value in a new field");
        }
    }
}
