package dev.molt.loop;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** How many locks the blocks of a method hold at each of its instructions; more than one way there counts the most. */
final class Locks {

    /** More than compilers nest, and so a sign that the count does not come to rest. */
    private static final int MOST = 64;

    private final MethodNode method;
    private final Map<AbstractInsnNode, Integer> held = new HashMap<>();
    private final Deque<AbstractInsnNode> open = new ArrayDeque<>();

    Locks(MethodNode method) {
        this.method = method;
        if (takesAny(method)) {
            reach(method.instructions.getFirst(), 0);
            while (!open.isEmpty()) {
                follow(open.pop());
            }
        }
    }

    private static boolean takesAny(MethodNode method) {
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction.getOpcode() == Opcodes.MONITORENTER) {
                return true;
            }
        }
        return false;
    }

    /** True unless no block of the method holds a lock there. */
    boolean mayBeHeldAt(FrameNode frame) {
        return held.getOrDefault(frame, 0) > 0;
    }

    private void reach(AbstractInsnNode instruction, int count) {
        if (instruction != null && count <= MOST && held.getOrDefault(instruction, -1) < count) {
            held.put(instruction, count);
            open.push(instruction);
        }
    }

    private void follow(AbstractInsnNode at) {
        int count = held.get(at);
        int after = Math.max(0, count + switch (at.getOpcode()) {
            case Opcodes.MONITORENTER -> 1;
            case Opcodes.MONITOREXIT -> -1;
            default -> 0;
        });
        if (at instanceof JumpInsnNode jump) {
            reach(jump.label, after);
        } else if (at instanceof TableSwitchInsnNode choice) {
            reach(choice.dflt, choice.labels, after);
        } else if (at instanceof LookupSwitchInsnNode choice) {
            reach(choice.dflt, choice.labels, after);
        }
        if (!ends(at)) {
            reach(at.getNext(), after);
        }
        // The handler of a block that ends with the exit covers the exit, too, and gives the lock back itself.
        method.tryCatchBlocks.stream().filter(block -> covers(block, at)).forEach(block -> reach(block.handler, count));
    }

    private void reach(LabelNode other, List<LabelNode> labels, int count) {
        reach(other, count);
        labels.forEach(label -> reach(label, count));
    }

    private boolean covers(TryCatchBlockNode block, AbstractInsnNode at) {
        int index = method.instructions.indexOf(at);
        return method.instructions.indexOf(block.start) <= index && index < method.instructions.indexOf(block.end);
    }

    private static boolean ends(AbstractInsnNode at) {
        int opcode = at.getOpcode();
        return opcode == Opcodes.GOTO || opcode == Opcodes.ATHROW || opcode == Opcodes.TABLESWITCH
                || opcode == Opcodes.LOOKUPSWITCH || opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
    }
}
