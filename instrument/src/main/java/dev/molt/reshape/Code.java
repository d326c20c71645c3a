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

    /**
     * A frame in which only the parameters are known and the stack is empty.
     *
     * @param self the class of variable 0; null where its constructor was not called yet
     */
    static void frame(MethodNode into, String self, String descriptor) {
        List<Object> locals = new ArrayList<>();
        locals.add(self == null ? Opcodes.UNINITIALIZED_THIS : self);
        for (Type type : Type.getArgumentTypes(descriptor)) {
            locals.add(inFrame(type));
        }
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
