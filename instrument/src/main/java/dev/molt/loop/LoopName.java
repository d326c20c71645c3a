package dev.molt.loop;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;
import java.util.zip.CRC32;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * What two versions of a loop have in common, so that one can go on where the other was: the method, its place among the
 * method's loops, and what its variables are and mean.
 *
 * <p>Variables mean the same if their names tell so; where a compiler has left these out, if the code before the loop is
 * the same.
 */
final class LoopName {

    /** No compiler makes such names. */
    private static final String MARK = "$molt$loop";
    private static final int METHOD = Opcodes.ACC_STATIC | Opcodes.ACC_SYNCHRONIZED;

    private final MethodNode method;
    private final FrameNode head;
    private final int number;
    private final int of;

    LoopName(MethodNode method, FrameNode head, int number, int of) {
        this.method = method;
        this.head = head;
        this.number = number;
        this.of = of;
    }

    /** The name of the method that goes on with it: that of its own method, the mark, and a hash. */
    String text() {
        StringJoiner text = new StringJoiner(" ");
        text.add(method.name + method.desc).add("" + (method.access & METHOD)).add(number + "/" + of);
        boolean named = true;
        for (Loop.Variable variable : Variables.of(head)) {
            String name = name(variable.index());
            named &= name != null;
            text.add(variable.descriptor() + name);
        }
        if (!named) {
            codeBefore(text);
        }
        if (of > 1) {
            askedAtHead(text);
        }
        CRC32 hash = new CRC32();
        hash.update(text.toString().getBytes(StandardCharsets.UTF_8));
        return method.name + MARK + Long.toHexString(hash.getValue());
    }

    /** The method that a loop is in, of the name of what goes on with it; any other name as it is. */
    static String host(String name) {
        int mark = name.lastIndexOf(MARK);
        return mark < 0 ? name : name.substring(0, mark);
    }

    private String name(int index) {
        if (index == 0 && (method.access & Opcodes.ACC_STATIC) == 0) {
            return "this";
        }
        if (method.localVariables != null) {
            int at = method.instructions.indexOf(head);
            for (LocalVariableNode variable : method.localVariables) {
                if (variable.index == index && method.instructions.indexOf(variable.start) <= at
                        && at < method.instructions.indexOf(variable.end)) {
                    return variable.name;
                }
            }
        }
        return null;
    }

    /** All of it but lines and the places of labels: it is what gives variables their meaning. */
    private void codeBefore(StringJoiner text) {
        for (AbstractInsnNode at = method.instructions.getFirst(); at != head; at = at.getNext()) {
            if (at.getOpcode() >= 0) {
                text.add(at.getOpcode() + operands(at));
            }
        }
    }

    private static String operands(AbstractInsnNode at) {
        if (at instanceof VarInsnNode variable) {
            return "v" + variable.var;
        } else if (at instanceof IincInsnNode step) {
            return "v" + step.var + '+' + step.incr;
        } else if (at instanceof FieldInsnNode field) {
            return field.owner + '.' + field.name + field.desc;
        } else if (at instanceof MethodInsnNode call) {
            return call.owner + '.' + call.name + call.desc;
        } else if (at instanceof InvokeDynamicInsnNode dynamic) {
            return dynamic.name + dynamic.desc + List.of(dynamic.bsmArgs);
        } else if (at instanceof LdcInsnNode constant) {
            return String.valueOf(constant.cst);
        } else if (at instanceof IntInsnNode number) {
            return "" + number.operand;
        }
        return at instanceof TypeInsnNode type ? type.desc : "";
    }

    /** What its head asks, where there is more than one loop: between two versions, one may take the place of another. */
    private void askedAtHead(StringJoiner text) {
        for (AbstractInsnNode at = head; at != null && !(at instanceof JumpInsnNode); at = at.getNext()) {
            if (at instanceof MethodInsnNode || at instanceof FieldInsnNode) {
                text.add(operands(at));
            }
        }
    }
}
