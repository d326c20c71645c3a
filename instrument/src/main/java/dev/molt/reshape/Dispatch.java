package dev.molt.reshape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Calls of methods that some classes declare only in their companions: tries the object's class, subclasses first. */
final class Dispatch {

    private final World world;
    private final Lookup now;
    private final Companions companions;
    private final Refusals refusals;

    Dispatch(World world, Lookup now, Companions companions, Refusals refusals) {
        this.world = world;
        this.now = now;
        this.companions = companions;
        this.refusals = refusals;
    }

    /** What a call of an added method that can be overridden is turned into. */
    Target.Static of(ClassNode owner, MethodNode method) {
        Target.Static body = companions.body(owner, method);
        List<String> types = overriders(owner, method);
        boolean isAbstract = Nodes.is(method.access, Opcodes.ACC_ABSTRACT);
        if (types.isEmpty() && !isAbstract) {
            return body;
        }
        Target.Static target = new Target.Static(body.owner(), body.name() + "$dispatch", body.descriptor());
        ClassNode companion = companions.of(owner.name);
        if (Changes.method(companion, target.name(), target.descriptor()) == null) {
            MethodNode into = Nodes.method(companion, Companions.ACCESS, target.name(), target.descriptor());
            into.visitCode();
            chain(into, owner.name, method, types);
            if (isAbstract) {
                fail(into, owner.name.replace('/', '.') + '.' + method.name);
            } else {
                call(into, body);
            }
            into.visitMaxs(0, 0);
        }
        return target;
    }

    /** Passes a call on where the object is of one of these classes. */
    void chain(MethodNode into, String self, MethodNode method, List<String> types) {
        for (String type : types) {
            Label other = new Label();
            into.visitVarInsn(Opcodes.ALOAD, 0);
            into.visitTypeInsn(Opcodes.INSTANCEOF, type);
            into.visitJumpInsn(Opcodes.IFEQ, other);
            into.visitVarInsn(Opcodes.ALOAD, 0);
            into.visitTypeInsn(Opcodes.CHECKCAST, type);
            Code.loadAll(into, Type.getArgumentTypes(method.desc), 1);
            Lookup.FoundMethod found = now.selected(type, method.name, method.desc).orElseThrow();
            if (isAdded(found)) {
                Target.Static body = companions.body(found.owner(), found.method());
                into.visitMethodInsn(Opcodes.INVOKESTATIC, body.owner(), body.name(), body.descriptor(), false);
            } else if (found.is(Opcodes.ACC_PUBLIC)
                    || Nodes.packageOf(self).equals(Nodes.packageOf(found.owner().name))) {
                into.visitMethodInsn(Opcodes.INVOKEVIRTUAL, type, method.name, method.desc, false);
            } else {
                into.instructions.add(Rewriter.linked(new Target.Linked("virtual", method.name,
                        Nodes.withSelf(type, method.desc), type, type)));
            }
            into.visitInsn(Type.getReturnType(method.desc).getOpcode(Opcodes.IRETURN));
            into.visitLabel(other);
            Code.frame(into, self, method.desc);
        }
    }

    /** Calls a static method with all that the method was given, and returns what it returns. */
    static void call(MethodNode into, Target.Static target) {
        Code.loadAll(into, Type.getArgumentTypes(target.descriptor()), 0);
        into.visitMethodInsn(Opcodes.INVOKESTATIC, target.owner(), target.name(), target.descriptor(), false);
        into.visitInsn(Type.getReturnType(target.descriptor()).getOpcode(Opcodes.IRETURN));
    }

    private boolean isAdded(Lookup.FoundMethod found) {
        Changes change = world.changes(found.owner().name);
        return change != null && change.addsMethod(Changes.key(found.method()));
    }

    /** The classes whose objects run another body than the nearest class before them, deepest first. */
    private List<String> overriders(ClassNode owner, MethodNode method) {
        List<String> types = new ArrayList<>();
        for (ClassNode node : world.next()) {
            if (node.name.equals(owner.name) || Nodes.is(node.access, Opcodes.ACC_INTERFACE)
                    || !now.isSubtype(node.name, owner.name)) {
                continue;
            }
            String before = now.isSubtype(node.superName, owner.name) ? runs(node.superName, method)
                    : owner.name;
            String here = runs(node.name, method);
            if (here != null && !here.equals(before)) {
                reachable(owner, node, method);
                types.add(node.name);
            }
        }
        types.sort(Comparator.comparing((String name) -> -now.depth(name)).thenComparing(name -> name));
        return types;
    }

    private String runs(String type, MethodNode method) {
        Optional<Lookup.FoundMethod> found = now.selected(type, method.name, method.desc)
                .filter(each -> !each.is(Opcodes.ACC_ABSTRACT));
        return found.map(each -> each.owner().name).orElse(null);
    }

    private void reachable(ClassNode owner, ClassNode type, MethodNode method) {
        if (!Nodes.packageOf(owner.name).equals(Nodes.packageOf(type.name))
                && !Nodes.is(world.actual(type.name).access, Opcodes.ACC_PUBLIC)) {
            refusals.add(owner.name, Words.method(method) + " added, which " + type.name.replace('/', '.')
                    + " overrides, a class that its package has no access to", "make that class public");
        }
    }

    private static void fail(MethodNode into, String name) {
        into.visitTypeInsn(Opcodes.NEW, "java/lang/AbstractMethodError");
        into.visitInsn(Opcodes.DUP);
        into.visitLdcInsn(name);
        into.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/AbstractMethodError", "<init>",
                "(Ljava/lang/String;)V", false);
        into.visitInsn(Opcodes.ATHROW);
    }
}
