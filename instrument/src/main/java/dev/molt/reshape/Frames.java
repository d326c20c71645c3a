package dev.molt.reshape;

import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.MethodNode;

/** Keeps one frame for each place: where code was left out, two that described different places meet. */
final class Frames {

    private Frames() {
    }

    /** Of frames that meet, keeps the last. */
    static void merge(MethodNode method) {
        AbstractInsnNode last = null;
        for (AbstractInsnNode instruction : method.instructions.toArray()) {
            if (instruction instanceof FrameNode) {
                if (last != null) {
                    method.instructions.remove(last);
                }
                last = instruction;
            } else if (instruction.getOpcode() >= 0) {
                last = null;
            }
        }
    }
}
