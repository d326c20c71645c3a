package dev.molt.loop;

import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * A loop that can be left at the begin of a round, for the same loop of another version.
 *
 * @param method the method that it is in
 * @param head what stands at the begin of each round: the variables, and nothing on the stack
 * @param name the name of the method that goes on with it: that of another version goes on with this one only if it has the
 *     same name
 */
record Loop(MethodNode method, FrameNode head, String name) {

    private static final String OBJECT = "Ljava/lang/Object;";

    /** Where one variable stands, and of what type it is, as frames tell types. */
    record Variable(int index, Object type) {

        /** As a descriptor: frames tell classes by internal names, and all small numbers as ints. */
        String descriptor() {
            if (type instanceof String name) {
                return name.startsWith("[") ? name : 'L' + name + ';';
            }
            return type == Opcodes.INTEGER ? "I" : type == Opcodes.FLOAT ? "F" : type == Opcodes.LONG ? "J"
                    : type == Opcodes.DOUBLE ? "D" : OBJECT;
        }

        int size() {
            return type == Opcodes.LONG || type == Opcodes.DOUBLE ? 2 : 1;
        }

        private int opcode(int ofInt) {
            return Type.getType(descriptor()).getOpcode(ofInt);
        }

        AbstractInsnNode load() {
            return new VarInsnNode(opcode(Opcodes.ILOAD), index);
        }

        AbstractInsnNode storeAt(int other) {
            return new VarInsnNode(opcode(Opcodes.ISTORE), other);
        }
    }

    boolean isStatic() {
        return (method.access & Opcodes.ACC_STATIC) != 0;
    }

    /** The variables that are set when a round begins, the object itself included. */
    List<Variable> variables() {
        return Variables.of(head);
    }

    /** The type of what goes on with it, known to any loader: all that are objects, and the value, are Objects there. */
    String erased() {
        StringBuilder descriptor = new StringBuilder("(");
        variables().forEach(variable -> descriptor.append(erased(variable.descriptor())));
        return descriptor.append(')').append(erased(Type.getReturnType(method.desc).getDescriptor())).toString();
    }

    private static String erased(String descriptor) {
        return descriptor.length() > 1 ? OBJECT : descriptor;
    }

    InsnList loads() {
        InsnList code = new InsnList();
        variables().forEach(variable -> code.add(variable.load()));
        return code;
    }

    int words() {
        return variables().stream().mapToInt(Variable::size).sum();
    }
}
