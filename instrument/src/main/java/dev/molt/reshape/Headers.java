package dev.molt.reshape;

import dev.molt.classfile.ClassFile;
import dev.molt.diff.ClassDiff;
import dev.molt.diff.ShapeChange;
import dev.molt.diff.ShapeKind;
import java.util.List;
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
        constants(old, now);
        old.fields.forEach(field -> finals(old, field, change.kept(field)));
        old.methods.forEach(method -> method(old, method, change.kept(method)));
        if (change.added().stream().anyMatch(method -> method.name.equals("$deserializeLambda$"))) {
            refusals.add(old.name, "the first serializable lambda was added, and a loaded class gains no method by"
                    + " which the JDK would read it back", "write it as a class that implements Serializable");
        }
    }

    private void constants(ClassNode old, ClassNode now) {
        List<String> before = constants(old);
        List<String> after = constants(now);
        if (!before.equals(after)) {
            refusals.add(old.name, "enum constants changed from " + String.join(", ", before) + " to "
                    + String.join(", ", after), "leave the constants as they are until the next restart");
        }
    }

    private static List<String> constants(ClassNode node) {
        return node.fields.stream().filter(field -> Nodes.is(field.access, Opcodes.ACC_ENUM))
                .map(field -> field.name).toList();
    }

    private void method(ClassNode owner, MethodNode old, MethodNode now) {
        if (now == null) {
            return;
        }
        int lost = old.access & ~now.access;
        if (Nodes.is(lost, Opcodes.ACC_SYNCHRONIZED)) {
            refusals.add(owner.name, Words.method(old) + " is no longer synchronized",
                    "leave it synchronized, and call a new method that is not");
        } else if (Nodes.is(lost, Opcodes.ACC_ABSTRACT)) {
            refusals.add(owner.name, Words.method(old) + " is no longer abstract", "leave it abstract, and give"
                    + " subclasses the body");
        }
    }

    /** The JVM lets nobody but a constructor write to a field that was loaded as final. */
    private void finals(ClassNode owner, FieldNode old, FieldNode now) {
        if (now != null && Nodes.is(old.access & ~now.access, Opcodes.ACC_FINAL)) {
            refusals.add(owner.name, Words.field(old) + " is no longer final",
                    "leave it final, and keep the changing value in a new field");
        }
    }
}
