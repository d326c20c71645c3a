package dev.molt.reshape;

import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Turns added constructors into static methods of the companion, which let the superclass's constructor make the
 * object.
 *
 * <p>Variable 0 takes a null until then, so that all others keep their numbers.
 */
final class Constructors {

    private final Companions companions;
    private final Rewriter rewriter;
    private final Refusals refusals;

    Constructors(Companions companions, Rewriter rewriter, Refusals refusals) {
        this.companions = companions;
        this.rewriter = rewriter;
        this.refusals = refusals;
    }

    /** What an added constructor became: takes a null, and the parameters, and returns the object. */
    static Target.Static target(Companions companions, String owner, String descriptor) {
        return new Target.Static(companions.name(owner), "new", returning(owner, Nodes.withSelf(owner, descriptor)));
    }

    /** The same without the null. */
    static Target.Static maker(Companions companions, String owner, String descriptor) {
        return new Target.Static(companions.name(owner), "make", returning(owner, descriptor));
    }

    /** Moves an added constructor. */
    void move(Changes change, MethodNode added) {
        ClassNode owner = change.next;
        Target.Static target = target(companions, owner.name, added.desc);
        MethodNode made = new MethodNode(Companions.ACCESS, target.name(), target.descriptor(), null,
                added.exceptions.toArray(new String[0]));
        MethodNode copy = new MethodNode(added.access, added.name, added.desc, null, null);
        Moved.copy(added, copy);
        delegate(change, copy);
        MethodInsnNode delegation = new Creations(copy).delegation();
        if (delegation == null || !EarlyWrites.defer(copy, delegation, put -> put.owner.equals(owner.name))) {
            refusals.add(owner.name, Words.method(added) + " added, which computes fields before it calls the"
                    + " superclass", "compute them behind that call");
            return;
        } else if (isAdded(delegation, owner, change)) {
            return;
        }
        copy.instructions.insert(delegation, new VarInsnNode(Opcodes.ASTORE, 0));
        copy.instructions.set(delegation, Rewriter.linked(new Target.Linked("construct", "new", returning(owner.name,
                Nodes.withSelf(owner.name, delegation.desc)), owner.name, delegation.owner)));
        returnObject(copy, owner.name);
        Moved.copy(copy, made);
        made.localVariables = null;
        ClassNode companion = companions.of(owner.name);
        rewriter.rewrite(made, new Site(owner.name, companion.name));
        companion.methods.add(made);
        maker(owner, added, target, companion);
    }

    /** Replaces calls of added constructors of the same class by their code. */
    static void delegate(Changes change, MethodNode method) {
        MethodInsnNode call = new Creations(method).delegation();
        while (call != null && call.owner.equals(change.next.name) && change.addsMethod("<init>" + call.desc)) {
            MethodNode added = Changes.method(change.next, "<init>", call.desc);
            new InlinedDelegation(change.next.name, method).inline(call, added);
            call = new Creations(method).delegation();
        }
    }

    private boolean isAdded(MethodInsnNode delegation, ClassNode owner, Changes change) {
        boolean added = !delegation.owner.equals(owner.name)
                && rewriter.isAddedConstructor(delegation.owner, delegation.desc);
        if (added) {
            rewriter.refuseSuper(change.next.name, delegation);
        }
        return added;
    }

    private void maker(ClassNode owner, MethodNode added, Target.Static target, ClassNode companion) {
        Target.Static maker = maker(companions, owner.name, added.desc);
        MethodNode made = Nodes.method(companion, Companions.ACCESS, maker.name(), maker.descriptor());
        made.visitCode();
        made.visitInsn(Opcodes.ACONST_NULL);
        Code.loadAll(made, Type.getArgumentTypes(added.desc), 0);
        made.visitMethodInsn(Opcodes.INVOKESTATIC, target.owner(), target.name(), target.descriptor(), false);
        made.visitInsn(Opcodes.ARETURN);
        made.visitMaxs(0, 0);
    }

    private static void returnObject(MethodNode method, String owner) {
        for (AbstractInsnNode at : method.instructions.toArray()) {
            if (at.getOpcode() == Opcodes.RETURN) {
                InsnList code = new InsnList();
                code.add(new VarInsnNode(Opcodes.ALOAD, 0));
                method.instructions.insertBefore(at, code);
                method.instructions.set(at, new InsnNode(Opcodes.ARETURN));
            } else if (at instanceof FrameNode frame) {
                frame.local = made(frame.local, owner);
                frame.stack = made(frame.stack, owner);
            }
        }
    }

    private static List<Object> made(List<Object> types, String owner) {
        return types == null ? null : types.stream()
                .map(type -> type == Opcodes.UNINITIALIZED_THIS ? (Object) owner : type).toList();
    }

    private static String returning(String owner, String descriptor) {
        return descriptor.substring(0, descriptor.length() - 1) + 'L' + owner + ';';
    }
}
