package dev.molt.reshape;

import java.util.Map;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Whether code that asks for handles, or updaters, says by a constant what it asks for; or works the name out. */
final class AskedNames {

    /** By method that is asked, how many of its arguments come behind the name, or behind the class of a constructor. */
    private static final Map<String, Integer> BEHIND = Map.of("findConstructor", 1, "findSpecial", 2, "newUpdater", 0);
    private static final int USUAL = 1;

    private AskedNames() {
    }

    /** True if it does so wherever it asks. */
    static boolean areTold(MethodNode method) {
        AbstractInsnNode[] code = method.instructions.toArray();
        int[] heights = null;
        for (int i = 0; i < code.length; i++) {
            if (code[i] instanceof MethodInsnNode call && HandleCalls.asks(call)) {
                heights = heights == null ? StackHeights.of(method) : heights;
                int name = heights[i] - 1 - BEHIND.getOrDefault(call.name, USUAL);
                if (!isConstant(code, heights, i, name)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** What lies at that place of the stack is what the last instruction left there that ended at this height. */
    private static boolean isConstant(AbstractInsnNode[] code, int[] heights, int call, int place) {
        for (int i = call - 1; i >= 0 && !(code[i] instanceof FrameNode); i--) {
            if (code[i].getOpcode() >= 0 && heights[i + 1] == place + 1) {
                return code[i] instanceof LdcInsnNode;
            }
        }
        return false;
    }
}
