package dev.molt.reshape;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The nest member of the reserved name: static methods that reach every private member of the nest, and the slots.
 *
 * <p>It is defined once and stays, as the shape of a loaded class does.
 */
final class AccessorClass {

    private static final int ACCESS = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;

    private final ClassNode host;
    private final Predicate<ClassNode> hasSlot;
    private final ClassNode made;

    AccessorClass(ClassNode host, List<ClassNode> members, Predicate<ClassNode> hasSlot) {
        this.host = host;
        this.hasSlot = hasSlot;
        this.made = Nodes.companion(Reserved.accessors(host.name), host.version & 0xFFFF);
        made.nestHostClass = host.name;
        members.forEach(this::member);
    }

    byte[] bytes() {
        return Nodes.measured(made);
    }

    /** Names and descriptors of the methods. */
    Set<String> keys() {
        Set<String> keys = new LinkedHashSet<>();
        made.methods.forEach(method -> keys.add(Changes.key(method)));
        return keys;
    }

    /** The name of the method that does something with a member. */
    static String name(String does, String host, String owner, String member) {
        // A hyphen is in no name that people write.
        return does + (owner.equals(host) ? "" : '-' + owner.substring(Nodes.packageOf(owner).length()))
                + (member.isEmpty() ? "" : '-' + member);
    }

    private void member(ClassNode node) {
        if (hasSlot.test(node)) {
            Slot slot = new Slot(made, name("slot", host.name, node.name, ""));
            slot.accessors(node.name, Reserved.SLOT);
            slot.unshared(node.name, Reserved.SLOT);
        }
        for (FieldNode field : node.fields) {
            if (Nodes.is(field.access, Opcodes.ACC_PRIVATE) && !field.name.equals(Reserved.SLOT)) {
                field(node, field);
            }
        }
        for (MethodNode method : node.methods) {
            if (method.name.equals("<init>") && Nodes.is(method.access, Opcodes.ACC_PRIVATE)) {
                constructor(node, method, "new", Nodes.withSelf(node.name, method.desc));
                constructor(node, method, "make", method.desc);
            } else if (Nodes.is(method.access, Opcodes.ACC_PRIVATE)) {
                call(node, method);
            }
        }
    }

    private void field(ClassNode node, FieldNode field) {
        boolean isStatic = Nodes.is(field.access, Opcodes.ACC_STATIC);
        String self = isStatic ? "" : 'L' + node.name + ';';
        String suffix = isStatic ? "static" : "";
        method("get" + suffix, node, field.name, "(" + self + ")" + field.desc, into ->
                into.visitFieldInsn(isStatic ? Opcodes.GETSTATIC : Opcodes.GETFIELD, node.name, field.name,
                        field.desc));
        if (!Nodes.is(field.access, Opcodes.ACC_FINAL)) {
            method("put" + suffix, node, field.name, "(" + self + field.desc + ")V", into ->
                    into.visitFieldInsn(isStatic ? Opcodes.PUTSTATIC : Opcodes.PUTFIELD, node.name, field.name,
                            field.desc));
        }
    }

    private void call(ClassNode node, MethodNode method) {
        boolean isStatic = Nodes.is(method.access, Opcodes.ACC_STATIC);
        boolean itf = Nodes.is(node.access, Opcodes.ACC_INTERFACE);
        int opcode = isStatic ? Opcodes.INVOKESTATIC : itf ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
        method(isStatic ? "static" : "call", node, method.name,
                isStatic ? method.desc : Nodes.withSelf(node.name, method.desc),
                into -> into.visitMethodInsn(opcode, node.name, method.name, method.desc, itf));
    }

    /** What takes a null of the class first stands where new code has put one in the place of an empty object. */
    private void constructor(ClassNode node, MethodNode method, String does, String descriptor) {
        String returning = descriptor.substring(0, descriptor.length() - 1) + 'L' + node.name + ';';
        MethodNode into = Nodes.method(made, ACCESS, name(does, host.name, node.name, ""), returning);
        into.visitCode();
        into.visitTypeInsn(Opcodes.NEW, node.name);
        into.visitInsn(Opcodes.DUP);
        Code.loadAll(into, Type.getArgumentTypes(method.desc), does.equals("new") ? 1 : 0);
        into.visitMethodInsn(Opcodes.INVOKESPECIAL, node.name, "<init>", method.desc, false);
        into.visitInsn(Opcodes.ARETURN);
        into.visitMaxs(0, 0);
    }

    private void method(String does, ClassNode node, String member, String descriptor,
            Consumer<MethodNode> body) {
        MethodNode into = Nodes.method(made, ACCESS, name(does, host.name, node.name, member), descriptor);
        into.visitCode();
        Code.loadAll(into, Type.getArgumentTypes(descriptor), 0);
        body.accept(into);
        into.visitInsn(Type.getReturnType(descriptor).getOpcode(Opcodes.IRETURN));
        into.visitMaxs(0, 0);
    }
}
