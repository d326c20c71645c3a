package dev.molt.reshape;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/** Values as objects, and back. */
final class Boxes {

    private Boxes() {
    }

    static void box(MethodNode code, Type type) {
        if (type.getSort() < Type.ARRAY) {
            String box = of(type);
            code.visitMethodInsn(Opcodes.INVOKESTATIC, box, "valueOf", "(" + type + ")L" + box + ';', false);
        }
    }

    static void unbox(MethodNode code, Type type) {
        boolean plain = type.getSort() < Type.ARRAY;
        code.visitTypeInsn(Opcodes.CHECKCAST, plain ? of(type) : type.getInternalName());
        if (plain) {
            code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, of(type), type.getClassName() + "Value", "()" + type, false);
        }
    }

    private static String of(Type type) {
        return "java/lang/" + switch (type.getSort()) {
            case Type.BOOLEAN -> "Boolean";
            case Type.CHAR -> "Character";
            case Type.BYTE -> "Byte";
            case Type.SHORT -> "Short";
            case Type.INT -> "Integer";
            case Type.FLOAT -> "Float";
            case Type.LONG -> "Long";
            default -> "Double";
        };
    }
}
