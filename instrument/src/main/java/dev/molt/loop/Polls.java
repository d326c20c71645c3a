package dev.molt.loop;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Has the loops of one method ask at the begin of each round whether their version still runs, and if not, go on where the
 * one that does has the same loop.
 *
 * <p>What goes on is called in front of the method's code, outside of all ranges of handlers, as it runs those itself; and
 * in front of its first line, so that a frame that only waits for it shows no line.
 */
final class Polls {

    private static final String HANDLE = "java/lang/invoke/MethodHandle";

    private final ClassNode owner;
    private final MethodNode method;
    private final int version;
    private final InsnList exits = new InsnList();
    private final List<Loop> loops = new ArrayList<>();

    Polls(ClassNode owner, MethodNode method, int version) {
        this.owner = owner;
        this.method = method;
        this.version = version;
    }

    /** Puts one into a loop of the method. */
    void add(Loop loop) {
        LabelNode exit = new LabelNode();
        LabelNode round = new LabelNode();
        InsnList poll = new InsnList();
        poll.add(new FieldInsnNode(Opcodes.GETSTATIC, owner.name, LoopFields.VERSION, "I"));
        poll.add(new LdcInsnNode(version));
        poll.add(new JumpInsnNode(Opcodes.IF_ICMPNE, exit));
        poll.add(round);
        poll.add(copy(loop.head()));
        if (beginsWithFrame(loop.head().getNext())) {
            poll.add(new InsnNode(Opcodes.NOP));
        }
        method.instructions.insert(loop.head(), poll);
        exit(loop, exit, round);
        loops.add(loop);
    }

    /** Puts in what the rounds jump to; no others can be added behind it. */
    void close() {
        LabelNode start = new LabelNode();
        exits.insert(new JumpInsnNode(Opcodes.GOTO, start));
        exits.add(start);
        exits.add(new FrameNode(Opcodes.F_NEW, entry().size(), entry().toArray(), 0, new Object[0]));
        if (beginsWithFrame(method.instructions.getFirst())) {
            exits.add(new InsnNode(Opcodes.NOP));
        }
        method.instructions.insert(exits);
        int words = loops.stream().mapToInt(Loop::words).max().orElse(0);
        method.maxStack = Math.max(method.maxStack, Math.max(2, words + 1));
    }

    private void exit(Loop loop, LabelNode exit, LabelNode round) {
        LabelNode none = new LabelNode();
        exits.add(exit);
        exits.add(copy(loop.head()));
        exits.add(table());
        exits.add(new InsnNode(Opcodes.DUP));
        exits.add(new JumpInsnNode(Opcodes.IFNULL, none));
        exits.add(new LdcInsnNode(loop.name()));
        exits.add(new MethodInsnNode(Opcodes.INVOKEINTERFACE, "java/util/function/Function", "apply",
                "(Ljava/lang/Object;)Ljava/lang/Object;", true));
        exits.add(new InsnNode(Opcodes.DUP));
        exits.add(new JumpInsnNode(Opcodes.IFNULL, none));
        exits.add(new TypeInsnNode(Opcodes.CHECKCAST, HANDLE));
        exits.add(loop.loads());
        exits.add(new MethodInsnNode(Opcodes.INVOKEVIRTUAL, HANDLE, "invokeExact", loop.erased(), false));
        Type value = Type.getReturnType(method.desc);
        if (value.getSort() >= Type.ARRAY) {
            exits.add(new TypeInsnNode(Opcodes.CHECKCAST, value.getInternalName()));
        }
        exits.add(new InsnNode(value.getOpcode(Opcodes.IRETURN)));
        exits.add(none);
        FrameNode empty = copy(loop.head());
        empty.stack = List.of("java/lang/Object");
        exits.add(empty);
        exits.add(new InsnNode(Opcodes.POP));
        exits.add(new JumpInsnNode(Opcodes.GOTO, round));
    }

    private AbstractInsnNode table() {
        return new FieldInsnNode(Opcodes.GETSTATIC, owner.name, LoopFields.TABLE, LoopFields.TABLE_TYPE);
    }

    /** As a method begins. */
    private List<Object> entry() {
        return Entered.frame(owner, method);
    }

    static FrameNode copy(FrameNode frame) {
        return new FrameNode(Opcodes.F_NEW, frame.local.size(), frame.local.toArray(), frame.stack.size(), frame.stack.toArray());
    }

    /** Two frames cannot stand at the same place. */
    private static boolean beginsWithFrame(AbstractInsnNode from) {
        AbstractInsnNode at = from;
        while (at != null && at.getOpcode() < 0 && !(at instanceof FrameNode)) {
            at = at.getNext();
        }
        return at instanceof FrameNode;
    }
}
