package dev.molt.reshape;

import java.util.Arrays;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;

/** How much lies on the stack before each instruction: where it is empty, a statement ends. */
final class StackHeights {

    /** By opcode, what it adds to the stack, as a letter: E is nothing, F one more, D one less. */
    private static final String CHANGE = "EFFFFFFFFGGFFFGGFFFFFFGFGFEEEEEEEEEEEEEEEEEEEEDEDEDDDDDCDCDEEEEEEEEEEEEE"
            + "EEEEEEEBABABBBBDCFFFGGGEDCDCDCDCDCDCDCDCDCDCEEEEDDDDDDDCDCDCEFEFDDEEFFDEDEEEBDDBBDDDDDDC"
            + "CCCCCCCEFEDDDCDCDEEEEEEEEEEFEEEDEEDDEEDDEE";

    private StackHeights() {
    }

    /** By the index of the instruction. */
    static int[] of(MethodNode method) {
        AbstractInsnNode[] code = method.instructions.toArray();
        int[] heights = new int[code.length + 1];
        Arrays.fill(heights, -1);
        int height = 0;
        for (int i = 0; i < code.length; i++) {
            if (code[i] instanceof FrameNode frame) {
                height = size(frame.stack);
            } else if (heights[i] >= 0) {
                height = heights[i];
            }
            heights[i] = height;
            height += change(code[i]);
            if (code[i] instanceof JumpInsnNode jump) {
                heights[method.instructions.indexOf(jump.label)] = height;
            }
        }
        heights[code.length] = 0;
        // Labels and line numbers may stand before the frame that tells.
        for (int i = code.length - 1; i > 0; i--) {
            if (code[i - 1].getOpcode() < 0) {
                heights[i - 1] = heights[i];
            }
        }
        return heights;
    }

    private static int size(List<Object> types) {
        int size = 0;
        for (Object type : types == null ? List.of() : types) {
            size += type == Opcodes.LONG || type == Opcodes.DOUBLE ? 2 : 1;
        }
        return size;
    }

    private static int change(AbstractInsnNode instruction) {
        int opcode = instruction.getOpcode();
        if (opcode < 0) {
            return 0;
        } else if (instruction instanceof LdcInsnNode constant) {
            return constant.cst instanceof Long || constant.cst instanceof Double ? 2 : 1;
        } else if (instruction instanceof FieldInsnNode field) {
            int size = Type.getType(field.desc).getSize();
            return switch (opcode) {
                case Opcodes.GETSTATIC -> size;
                case Opcodes.PUTSTATIC -> -size;
                case Opcodes.GETFIELD -> size - 1;
                default -> -size - 1;
            };
        } else if (instruction instanceof MethodInsnNode call) {
            int sizes = Type.getArgumentsAndReturnSizes(call.desc);
            return (sizes & 3) - (sizes >> 2) + (opcode == Opcodes.INVOKESTATIC ? 1 : 0);
        } else if (instruction instanceof InvokeDynamicInsnNode call) {
            int sizes = Type.getArgumentsAndReturnSizes(call.desc);
            return (sizes & 3) - (sizes >> 2) + 1;
        } else if (instruction instanceof MultiANewArrayInsnNode array) {
            return 1 - array.dims;
        }
        return CHANGE.charAt(opcode) - 'E';
    }
}
