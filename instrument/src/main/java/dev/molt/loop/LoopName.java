package dev.molt.loop;

import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import java.util.zip.CRC32;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * What two versions of a loop have in common, so that one can go on where the other was: the method, its place among the
 * method's loops, and what its variables are and mean.
 *
 * <p>Variables mean the same if their names tell so; where a compiler has left these out, if the code before the loop is
 * the same.
 */
final class LoopName {

    private static final String MARK = "$loop";
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
        CRC32 hash = new CRC32();
        hash.update(text.toString().getBytes(StandardCharsets.UTF_8));
        return method.name + MARK + Long.toHexString(hash.getValue());
    }

    /** The method that a loop is in, of the name of what goes on with it; any other name as it is. */
    static String host(String name) {
        int mark = name.indexOf(MARK, 1);
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

    /** What it does with variables, which is what gives them their meaning. */
    private void codeBefore(StringJoiner text) {
        for (AbstractInsnNode at = method.instructions.getFirst(); at != head; at = at.getNext()) {
            if (at.getOpcode() >= 0) {
                text.add("" + at.getOpcode());
            }
            if (at instanceof VarInsnNode variable) {
                text.add("v" + variable.var);
            } else if (at instanceof IincInsnNode step) {
                text.add("v" + step.var + '+' + step.incr);
            }
        }
    }
}
