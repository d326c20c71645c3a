package dev.molt.reshape;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/** Pieces of code that several generated methods hold. */
final class Code {

    private Code() {
    }

    /** Loads variables of these types, one behind the other. */
    static void loadAll(MethodNode into, Type[] types, int from) {
        int slot = from;
        for (Type type : types) {
            into.visitVarInsn(type.getOpcode(Opcodes.ILOAD), slot);
            slot += type.getSize();
        }
    }

    /** Puts an array of variables' values on the stack, from variable 0 on. */
    static void array(MethodNode into, Type[] types) {
        into.visitIntInsn(Opcodes.SIPUSH, types.length);
        into.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
        int slot = 0;
        for (int i = 0; i < types.length; i++) {
            into.visitInsn(Opcodes.DUP);
            into.visitIntInsn(Opcodes.SIPUSH, i);
            into.visitVarInsn(types[i].getOpcode(Opcodes.ILOAD), slot);
            box(into, types[i]);
            into.visitInsn(Opcodes.AASTORE);
            slot += types[i].getSize();
        }
    }

    private static void box(MethodNode into, Type type) {
        String boxed = switch (type.getSort()) {
            case Type.BOOLEAN -> "java/lang/Boolean";
            case Type.BYTE -> "java/lang/Byte";
            case Type.CHAR -> "java/lang/Character";
            case Type.SHORT -> "java/lang/Short";
            case Type.INT -> "java/lang/Integer";
            case Type.LONG -> "java/lang/Long";
            case Type.FLOAT -> "java/lang/Float";
            case Type.DOUBLE -> "java/lang/Double";
            default -> null;
        };
        if (boxed != null) {
            into.visitMethodInsn(Opcodes.INVOKESTATIC, boxed, "valueOf",
                    "(" + type.getDescriptor() + ")L" + boxed + ';', false);
        }
    }

    /**
     * A frame in which only the parameters are known and the stack is empty.
     *
     * @param self the class of variable 0; null where its constructor was not called yet
     * @param more what is in the variables behind the parameters
     */
    static void frame(MethodNode into, String self, String descriptor, String... more) {
        List<Object> locals = new ArrayList<>();
        locals.add(self == null ? Opcodes.UNINITIALIZED_THIS : self);
        for (Type type : Type.getArgumentTypes(descriptor)) {
            locals.add(inFrame(type));
        }
        locals.addAll(List.of(more));
        into.visitFrame(Opcodes.F_NEW, locals.size(), locals.toArray(), 0, new Object[0]);
    }

    static Object inFrame(Type type) {
        return switch (type.getSort()) {
            case Type.LONG -> Opcodes.LONG;
            case Type.FLOAT -> Opcodes.FLOAT;
            case Type.DOUBLE -> Opcodes.DOUBLE;
            case Type.ARRAY, Type.OBJECT -> type.getInternalName();
            default -> Opcodes.INTEGER;
        };
    }
}
