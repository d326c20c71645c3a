package dev.molt.reshape;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * A part of a static initializer that can be left out, by what it does with the class's own static fields.
 *
 * @param reads the fields that it reads, by name
 * @param assigns those that it assigns
 * @param begins the field that it reads first of all, or null if it begins with something else
 * @param hands the static method that it calls at last, for nothing it returns; or null
 * @param ends true if it does nothing but return
 */
record InitializerPart(Set<String> reads, Set<String> assigns, String begins, String hands,
        boolean ends) {

    /** What some code of a class's initializer does. */
    static InitializerPart of(String owner, List<AbstractInsnNode> code) {
        Set<String> reads = new LinkedHashSet<>();
        Set<String> assigns = new LinkedHashSet<>();
        for (AbstractInsnNode instruction : code) {
            if (instruction instanceof FieldInsnNode field && field.owner.equals(owner)) {
                if (field.getOpcode() == Opcodes.PUTSTATIC) {
                    assigns.add(field.name);
                } else if (field.getOpcode() == Opcodes.GETSTATIC) {
                    reads.add(field.name);
                }
            }
        }
        List<AbstractInsnNode> real = code.stream().filter(instruction -> instruction.getOpcode() >= 0).toList();
        return new InitializerPart(reads, assigns, begins(owner, real), hands(real),
                real.stream().allMatch(instruction -> instruction.getOpcode() == Opcodes.RETURN));
    }

    private static String begins(String owner, List<AbstractInsnNode> code) {
        return !code.isEmpty() && code.get(0) instanceof FieldInsnNode field && field.owner.equals(owner)
                ? field.name : null;
    }

    private static String hands(List<AbstractInsnNode> code) {
        for (AbstractInsnNode instruction : code) {
            if (instruction instanceof MethodInsnNode call && call.getOpcode() == Opcodes.INVOKESTATIC
                    && Type.getReturnType(call.desc) == Type.VOID_TYPE) {
                return call.owner.replace('/', '.') + '.' + call.name;
            }
        }
        return null;
    }

    /** True if it assigns one of these fields, or fills what one of them holds. */
    boolean feeds(Set<String> fields) {
        return names(assigns, fields) || assigns.isEmpty() && names(reads, fields);
    }

    /** True if it does something, and that has nothing to do with the class's static fields. */
    boolean isApart() {
        return !ends && reads.isEmpty() && assigns.isEmpty();
    }

    private static boolean names(Set<String> some, Set<String> fields) {
        return some.stream().anyMatch(fields::contains);
    }
}
