package dev.molt.classfile;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** The code that makes each constant of an enum. */
public final class EnumConstantCode {

    /** Behind new, dup and the name. */
    private static final int ORDINAL = 4;
    /** More than any code needs; the same for all, to be compared. */
    private static final int MOST = 0xFFFF;

    private EnumConstantCode() {
    }

    /** By constant, in order, something that is equal if the code is, whatever the ordinal; empty for other classes. */
    public static Map<String, Integer> of(ClassFile file) {
        ClassNode node = new ClassNode();
        new ClassReader(file.bytes()).accept(node, ClassReader.SKIP_DEBUG);
        Map<String, Integer> constants = new LinkedHashMap<>();
        node.fields.stream().filter(field -> (field.access & Opcodes.ACC_ENUM) != 0)
                .forEach(field -> constants.put(field.name, 0));
        for (MethodNode method : node.methods) {
            if (!constants.isEmpty() && method.name.equals(MethodShape.STATIC_INITIALIZER)) {
                digest(method, constants);
            }
        }
        return constants;
    }

    private static void digest(MethodNode method, Map<String, Integer> constants) {
        MethodNode part = part();
        for (AbstractInsnNode at : method.instructions) {
            at.accept(part);
            if (at.getOpcode() == Opcodes.PUTSTATIC && at instanceof FieldInsnNode put
                    && constants.containsKey(put.name)) {
                removeOrdinal(part);
                constants.put(put.name, Arrays.hashCode(WithoutDebug.code(part)));
                part = part();
            }
        }
    }

    private static MethodNode part() {
        MethodNode part = new MethodNode(Opcodes.ACC_STATIC, "m", "()V", null, null);
        part.visitMaxs(MOST, MOST);
        return part;
    }

    private static void removeOrdinal(MethodNode part) {
        int seen = 0;
        for (AbstractInsnNode at : part.instructions.toArray()) {
            seen += at.getOpcode() < 0 ? 0 : 1;
            if (at.getOpcode() >= 0 && seen == ORDINAL) {
                part.instructions.remove(at);
            }
        }
    }
}
