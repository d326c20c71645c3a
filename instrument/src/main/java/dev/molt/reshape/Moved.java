package dev.molt.reshape;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Moves methods into the companion: static there, with the object in variable 0 where it always was. */
final class Moved {

    private static final int LAMBDA = Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC;

    private final Companions companions;
    private final Rewriter rewriter;
    private final Refusals refusals;

    Moved(Companions companions, Rewriter rewriter, Refusals refusals) {
        this.companions = companions;
        this.rewriter = rewriter;
        this.refusals = refusals;
    }

    /** Moves a copy of a method. */
    void move(ClassNode owner, MethodNode method) {
        if (Nodes.is(method.access, Opcodes.ACC_NATIVE)) {
            refusals.add(owner.name, Words.method(method) + " added, a native one",
                    "declare it in a new class");
            return;
        }
        ClassNode companion = companions.of(owner.name);
        Target.Static target = companions.body(owner, method);
        int access = Companions.ACCESS | method.access & Opcodes.ACC_SYNTHETIC | (Overrides.isVirtual(method) ? Inheriting.MARK : 0);
        MethodNode copy = new MethodNode(access, target.name(), target.descriptor(), null, method.exceptions.toArray(new String[0]));
        copy(method, copy);
        boolean isStatic = Nodes.is(method.access, Opcodes.ACC_STATIC);
        if (Nodes.is(method.access, Opcodes.ACC_SYNCHRONIZED)) {
            new SynchronizedBody(owner.name, isStatic).wrap(copy);
        } else if (!isStatic && (method.access & LAMBDA) != LAMBDA) {
            copy.instructions.insert(nullCheck());
        }
        rewriter.rewrite(copy, new Site(owner.name, companion.name));
        companion.methods.add(copy);
    }

    /** The code only: annotations and generics of a companion are nobody's business. */
    static void copy(MethodNode from, MethodNode to) {
        MethodNode fresh = new MethodNode(Opcodes.ASM9, from.access, from.name, from.desc, null, null);
        from.accept(fresh);
        to.instructions = fresh.instructions;
        to.tryCatchBlocks = fresh.tryCatchBlocks;
        to.localVariables = fresh.localVariables;
        to.maxStack = fresh.maxStack;
        to.maxLocals = fresh.maxLocals;
    }

    /** A call on null has to fail before the body runs. */
    private static InsnList nullCheck() {
        InsnList code = new InsnList();
        code.add(new VarInsnNode(Opcodes.ALOAD, 0));
        code.add(new MethodInsnNode(Opcodes.INVOKEVIRTUAL, "java/lang/Object", "getClass", "()Ljava/lang/Class;",
                false));
        code.add(new InsnNode(Opcodes.POP));
        return code;
    }
}
