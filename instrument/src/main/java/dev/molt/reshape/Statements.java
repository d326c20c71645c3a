package dev.molt.reshape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Cuts a method's code into parts that can be left out one by one: no jump, handler or variable leads across. */
final class Statements {

    private final MethodNode method;
    private final AbstractInsnNode[] code;
    private final List<Integer> starts = new ArrayList<>();
    private final int[] partOf;
    private final boolean[] joined;

    private Statements(MethodNode method) {
        this.method = method;
        this.code = method.instructions.toArray();
        this.partOf = new int[code.length + 1];
        int[] heights = StackHeights.of(method);
        for (int i = 0; i < code.length; i++) {
            // A label before an instruction belongs to the statement that begins there.
            if (i == 0 || heights[i] == 0 && code[i - 1].getOpcode() >= 0) {
                starts.add(i);
            }
            partOf[i] = starts.size() - 1;
        }
        partOf[code.length] = starts.size();
        this.joined = new boolean[starts.size() + 1];
    }

    /** The parts, in the order of the code. */
    static List<List<AbstractInsnNode>> of(MethodNode method) {
        Statements found = new Statements(method);
        found.jumps();
        found.handlers();
        found.variables();
        return found.parts();
    }

    private void jumps() {
        for (int i = 0; i < code.length; i++) {
            if (code[i] instanceof JumpInsnNode jump) {
                joinTo(i, jump.label);
            } else if (code[i] instanceof TableSwitchInsnNode cases) {
                joinTo(i, cases.dflt);
                for (LabelNode label : cases.labels) {
                    joinTo(i, label);
                }
            } else if (code[i] instanceof LookupSwitchInsnNode cases) {
                joinTo(i, cases.dflt);
                for (LabelNode label : cases.labels) {
                    joinTo(i, label);
                }
            }
        }
    }

    private void joinTo(int from, LabelNode label) {
        int to = method.instructions.indexOf(label);
        // A jump to where a statement begins leads behind the one before it.
        boolean behind = to > from && starts.contains(to);
        join(partOf[from], behind ? partOf[to] - 1 : partOf[to]);
    }

    private void handlers() {
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            int start = method.instructions.indexOf(block.start);
            int end = method.instructions.indexOf(block.end);
            join(partOf[start], partOf[Math.max(start, end - 1)]);
            join(partOf[start], partOf[method.instructions.indexOf(block.handler)]);
        }
    }

    private void variables() {
        Map<Integer, Integer> written = new HashMap<>();
        for (int i = 0; i < code.length; i++) {
            if (code[i] instanceof VarInsnNode variable) {
                if (variable.getOpcode() >= Opcodes.ISTORE) {
                    written.put(variable.var, partOf[i]);
                } else {
                    join(written.getOrDefault(variable.var, partOf[i]), partOf[i]);
                }
            } else if (code[i] instanceof IincInsnNode variable) {
                join(written.getOrDefault(variable.var, partOf[i]), partOf[i]);
            } else if (code[i] instanceof FrameNode frame) {
                int slot = 0;
                for (Object type : frame.local) {
                    if (type != Opcodes.TOP) {
                        join(written.getOrDefault(slot, partOf[i]), partOf[i]);
                    }
                    slot += type == Opcodes.LONG || type == Opcodes.DOUBLE ? 2 : 1;
                }
            }
        }
    }

    private void join(int one, int other) {
        for (int part = Math.min(one, other); part < Math.max(one, other); part++) {
            joined[part] = true;
        }
    }

    private List<List<AbstractInsnNode>> parts() {
        List<List<AbstractInsnNode>> parts = new ArrayList<>();
        for (int part = 0; part < starts.size(); part++) {
            if (part == 0 || !joined[part - 1]) {
                parts.add(new ArrayList<>());
            }
            int end = part + 1 < starts.size() ? starts.get(part + 1) : code.length;
            parts.get(parts.size() - 1).addAll(List.of(code).subList(starts.get(part), end));
        }
        return parts;
    }
}
