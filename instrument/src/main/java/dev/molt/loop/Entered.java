package dev.molt.loop;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** What the variables of a method are when it is entered, as frames tell types. */
final class Entered {

    private Entered() {
    }

    static List<Object> frame(ClassNode owner, MethodNode method) {
        List<Object> types = new ArrayList<>();
        if ((method.access & Opcodes.ACC_STATIC) == 0) {
            types.add(owner.name);
        }
        for (Type argument : Type.getArgumentTypes(method.desc)) {
            types.add(type(argument));
        }
        return types;
    }

    private static Object type(Type argument) {
        return switch (argument.getSort()) {
            case Type.FLOAT -> Opcodes.FLOAT;
            case Type.LONG -> Opcodes.LONG;
            case Type.DOUBLE -> Opcodes.DOUBLE;
            case Type.ARRAY, Type.OBJECT -> argument.getInternalName();
            default -> Opcodes.INTEGER;
        };
    }
}
