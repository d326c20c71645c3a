package dev.molt.loop;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.LabelNode;

/** The variables of a frame that is written out in full. */
final class Variables {

    private Variables() {
    }

    /** Those that are set. */
    static List<Loop.Variable> of(FrameNode frame) {
        List<Loop.Variable> variables = new ArrayList<>();
        int index = 0;
        for (Object type : frame.local) {
            Loop.Variable variable = new Loop.Variable(index, type);
            if (type != Opcodes.TOP) {
                variables.add(variable);
            }
            index += variable.size();
        }
        return variables;
    }

    /** True if all are values and objects whose types are known, and nothing lies on the stack. */
    static boolean canBeHandedOver(FrameNode frame) {
        return frame.stack.isEmpty() && frame.local.stream()
                .noneMatch(type -> type instanceof LabelNode || type == Opcodes.UNINITIALIZED_THIS || type == Opcodes.NULL);
    }
}
