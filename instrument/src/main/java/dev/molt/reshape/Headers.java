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

    private static final Set<ShapeKind> FIXED = Set.of(ShapeKind.SUPERCLASS, ShapeKind.INTERFACES);

    private final Refusals refusals;
    private final ClassModifiers modifiers;
    private final KeptAttributes attributes;

    Headers(World world, Refusals refusals) {
        this.refusals = refusals;
        this.modifiers = new ClassModifiers(world, refusals);
        this.attributes = new KeptAttributes(world, refusals);
        attributes.checkNewClasses();
    }

    void check(Changes change, byte[] shape, byte[] next) {
        ClassNode old = change.shape;
        ClassNode now = change.next;
        ClassDiff diff = ClassDiff.between(ClassFile.of(Nodes.header(shape)), ClassFile.of(Nodes.header(next)));
        for (ShapeChange found : diff.shapeChanges()) {
            boolean otherKind = found.kind() == ShapeKind.CLASS_MODIFIERS && ClassModifiers.otherKind(change);
            boolean components = found.kind() == ShapeKind.RECORD && !KeptAttributes.sameComponents(old, now);
            if (FIXED.contains(found.kind()) || otherKind || components) {
                refusals.add(old.name, found.toString(), found.cure());
            }
        }
        modifiers.check(change);
        if (KeptAttributes.sameComponents(old, now)) {
            attributes.warnOfReflection(change);
        }
        old.fields.forEach(field -> finals(now, field));
        old.methods.forEach(method -> method(old, method, change.kept(method)));
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

    /** Another field takes the place of one that compiled code takes for a constant; who is not of the upgrade reads that. */
    private void finals(ClassNode owner, FieldNode old) {
        FieldNode now = Changes.field(owner, old.name, old.desc);
        if (now != null && Nodes.is(old.access & ~now.access, Opcodes.ACC_FINAL)
                && Nodes.is(old.access & now.access, Opcodes.ACC_STATIC) && !Nodes.is(now.access, Opcodes.ACC_PRIVATE)) {
            refusals.warn(owner.name, Words.field(old) + " is no longer final: code that is not of this upgrade goes on reading"
                    + " the value that it has now", "write it through a method where such code has to read it");
        }
    }
}
