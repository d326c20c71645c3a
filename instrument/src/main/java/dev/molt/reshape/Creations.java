package dev.molt.reshape;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** Which new belongs to which call of a constructor, in code as compilers write it: properly nested. */
final class Creations {

    private final MethodNode method;
    private final Map<MethodInsnNode, TypeInsnNode> news = new IdentityHashMap<>();
    private MethodInsnNode delegation;

    Creations(MethodNode method) {
        this.method = method;
        Deque<TypeInsnNode> open = new ArrayDeque<>();
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction.getOpcode() == Opcodes.NEW) {
                open.push((TypeInsnNode) instruction);
            } else if (instruction instanceof MethodInsnNode call && call.name.equals("<init>")) {
                if (!open.isEmpty() && open.peek().desc.equals(call.owner)) {
                    news.put(call, open.pop());
                } else if (delegation == null) {
                    delegation = call;
                }
            }
        }
    }

    /** The constructor's call of another one, of its own class or the superclass; else null. */
    MethodInsnNode delegation() {
        return delegation;
    }

    boolean isCreation(MethodInsnNode call) {
        return news.containsKey(call);
    }

    /**
     * Makes the object by another call, which takes a null where the empty object stood.
     *
     * @return false if the object is not left once on the stack, as compilers leave it
     */
    boolean replace(MethodInsnNode call, AbstractInsnNode maker) {
        TypeInsnNode creation = news.get(call);
        if (creation.getNext().getOpcode() != Opcodes.DUP) {
            return false;
        }
        InsnList code = method.instructions;
        forget(labelsBefore(creation));
        code.set(creation, new InsnNode(Opcodes.ACONST_NULL));
        InsnList after = new InsnList();
        after.add(new InsnNode(Opcodes.SWAP));
        after.add(new InsnNode(Opcodes.POP));
        code.insert(call, after);
        code.set(call, maker);
        return true;
    }

    /** Frames name an empty object by the place of its new. */
    private static Set<Object> labelsBefore(AbstractInsnNode creation) {
        Set<Object> labels = new HashSet<>();
        for (AbstractInsnNode at = creation.getPrevious(); at != null && at.getOpcode() < 0; at = at.getPrevious()) {
            if (at instanceof LabelNode) {
                labels.add(at);
            }
        }
        return labels;
    }

    private void forget(Set<Object> labels) {
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof FrameNode frame) {
                frame.local = without(frame.local, labels);
                frame.stack = without(frame.stack, labels);
            }
        }
    }

    private static List<Object> without(List<Object> types, Set<Object> labels) {
        return types == null ? null
                : types.stream().map(type -> labels.contains(type) ? (Object) Opcodes.NULL : type).toList();
    }
}
