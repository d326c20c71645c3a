package dev.molt.loop;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** A place that a method jumps back to, and the code from there to the last such jump. */
final class LoopHead {

    private static final Set<String> ITERATORS = Set.of("hasNext", "hasMoreElements", "tryAdvance");

    private final LabelNode label;
    private AbstractInsnNode end;

    private LoopHead(LabelNode label) {
        this.label = label;
    }

    /** All of a method, in the order of its code. */
    static List<LoopHead> of(MethodNode method) {
        Set<LabelNode> passed = new HashSet<>();
        Map<LabelNode, LoopHead> heads = new LinkedHashMap<>();
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof LabelNode label) {
                passed.add(label);
            } else if (instruction instanceof JumpInsnNode jump && passed.contains(jump.label)) {
                heads.computeIfAbsent(jump.label, LoopHead::new).end = instruction;
            }
        }
        List<LoopHead> found = new ArrayList<>();
        // As they are found by their ends, and one loop may lie in another.
        for (AbstractInsnNode instruction : method.instructions) {
            LoopHead head = instruction instanceof LabelNode label ? heads.get(label) : null;
            if (head != null) {
                found.add(head);
            }
        }
        return found;
    }

    /** True if it calls something, and nothing at its head tells that it will come to an end by itself. */
    boolean mayLast() {
        Set<Integer> counters = new HashSet<>();
        boolean calls = false;
        for (AbstractInsnNode at = label; at != end; at = at.getNext()) {
            calls |= at instanceof MethodInsnNode || at instanceof InvokeDynamicInsnNode;
            if (at instanceof IincInsnNode step) {
                counters.add(step.var);
            }
        }
        return calls && !isBounded(counters);
    }

    private boolean isBounded(Set<Integer> counters) {
        for (AbstractInsnNode at = label; at != end && !(at instanceof JumpInsnNode); at = at.getNext()) {
            if (at instanceof MethodInsnNode call && ITERATORS.contains(call.name)
                    || at.getOpcode() == Opcodes.ILOAD && counters.contains(((VarInsnNode) at).var)) {
                return true;
            }
        }
        return false;
    }

    /** The frame that stands there, if there is one. */
    Optional<FrameNode> frame() {
        AbstractInsnNode at = label.getNext();
        while (at != null && at.getOpcode() < 0 && !(at instanceof FrameNode)) {
            at = at.getNext();
        }
        return at instanceof FrameNode frame && frame.type == Opcodes.F_NEW ? Optional.of(frame) : Optional.empty();
    }
}
