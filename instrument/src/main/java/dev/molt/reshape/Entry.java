package dev.molt.reshape;

import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** The two ends of a call that a constructor makes through another constructor of its superclass. */
final class Entry {

    private static final String PASSED = "dev/molt/boot/Passed";
    private static final String OBJECT = "java/lang/Object";
    private static final String PUT = "([L" + OBJECT + ";Ljava/lang/String;)V";

    private Entry() {
    }

    /** Lets a constructor, if it was told to, call one of the class above and do nothing else. */
    static void open(MethodNode constructor, String above, String descriptor, String key) {
        int taken = constructor.maxLocals;
        MethodNode code = called(constructor, above, descriptor, taken);
        onDemand(constructor, code, key, taken);
        constructor.instructions.insert(code.instructions);
        Frames.merge(constructor);
        constructor.maxLocals = taken + 1;
        constructor.maxStack = Math.max(constructor.maxStack, (Type.getArgumentsAndReturnSizes(descriptor) >> 2) + 3);
    }

    /** Code of a constructor that calls another one, with what a variable holds, and does nothing else. */
    static MethodNode called(MethodNode constructor, String owner, String descriptor, int taken) {
        MethodNode code = new MethodNode(constructor.access, constructor.name, constructor.desc, null, null);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        Type[] types = Type.getArgumentTypes(descriptor);
        for (int i = 0; i < types.length; i++) {
            code.visitVarInsn(Opcodes.ALOAD, taken);
            code.visitIntInsn(Opcodes.SIPUSH, i);
            code.visitInsn(Opcodes.AALOAD);
            Boxes.unbox(code, types[i]);
        }
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, owner, "<init>", descriptor, false);
        code.visitInsn(Opcodes.RETURN);
        code.maxLocals = taken + 1;
        code.maxStack = (Type.getArgumentsAndReturnSizes(descriptor) >> 2) + 3;
        return code;
    }

    /** Lets such code run only where something was handed over for it, which a variable holds then. */
    static void onDemand(MethodNode constructor, MethodNode code, String key, int taken) {
        MethodNode before = new MethodNode(constructor.access, constructor.name, constructor.desc, null, null);
        Label own = new Label();
        before.visitLdcInsn(key);
        before.visitMethodInsn(Opcodes.INVOKESTATIC, PASSED, "take", "(Ljava/lang/String;)[L" + OBJECT + ';', false);
        before.visitVarInsn(Opcodes.ASTORE, taken);
        before.visitVarInsn(Opcodes.ALOAD, taken);
        before.visitJumpInsn(Opcodes.IFNULL, own);
        code.instructions.insert(before.instructions);
        code.visitLabel(own);
        Code.frame(code, null, constructor.desc);
    }

    /** Hands over what a method takes. */
    static void hand(MethodNode into, String key) {
        Code.array(into, Type.getArgumentTypes(into.desc));
        into.visitLdcInsn(key);
        into.visitMethodInsn(Opcodes.INVOKESTATIC, PASSED, "put", PUT, false);
    }

    /** Makes sure that it was taken. */
    static void check(MethodNode into) {
        into.visitMethodInsn(Opcodes.INVOKESTATIC, PASSED, "taken", "()V", false);
    }

    /** Calls an entry with nothing of its own, what stands in its place having been handed over by a call. */
    static void enter(MethodNode method, MethodInsnNode call, String entry, Target.Static hands, Target.Static checks) {
        MethodNode code = new MethodNode(method.access, method.name, method.desc, null, null);
        code.visitMethodInsn(Opcodes.INVOKESTATIC, hands.owner(), hands.name(), hands.descriptor(), false);
        for (Type type : Type.getArgumentTypes(entry)) {
            nothing(code, type);
        }
        method.instructions.insertBefore(call, code.instructions);
        method.instructions.insert(call, new MethodInsnNode(
                Opcodes.INVOKESTATIC, checks.owner(), checks.name(), checks.descriptor(), false));
        call.desc = entry;
        method.maxStack += Type.getArgumentsAndReturnSizes(entry) >> 2;
    }

    /** Calls an entry, and through it the constructor of the class above that stands there. */
    static void enter(MethodNode method, MethodInsnNode call, String owner, String entry) {
        MethodNode code = new MethodNode(method.access, method.name, method.desc, null, null);
        Type[] types = Type.getArgumentTypes(call.desc);
        int[] slots = new int[types.length];
        int slot = method.maxLocals;
        for (int i = types.length - 1; i >= 0; i--) {
            slots[i] = slot;
            code.visitVarInsn(types[i].getOpcode(Opcodes.ISTORE), slot);
            slot += types[i].getSize();
        }
        code.visitIntInsn(Opcodes.SIPUSH, types.length);
        code.visitTypeInsn(Opcodes.ANEWARRAY, OBJECT);
        for (int i = 0; i < types.length; i++) {
            code.visitInsn(Opcodes.DUP);
            code.visitIntInsn(Opcodes.SIPUSH, i);
            code.visitVarInsn(types[i].getOpcode(Opcodes.ILOAD), slots[i]);
            Boxes.box(code, types[i]);
            code.visitInsn(Opcodes.AASTORE);
        }
        code.visitLdcInsn(SuperCalls.key(owner, call.desc));
        code.visitMethodInsn(Opcodes.INVOKESTATIC, PASSED, "put", PUT, false);
        for (Type type : Type.getArgumentTypes(entry)) {
            nothing(code, type);
        }
        InsnList before = code.instructions;
        method.instructions.insertBefore(call, before);
        call.owner = owner;
        call.desc = entry;
        method.maxLocals = slot;
        method.maxStack += 6 + (Type.getArgumentsAndReturnSizes(entry) >> 2);
    }

    private static void nothing(MethodNode code, Type type) {
        code.visitInsn(switch (type.getSort()) {
            case Type.LONG -> Opcodes.LCONST_0;
            case Type.FLOAT -> Opcodes.FCONST_0;
            case Type.DOUBLE -> Opcodes.DCONST_0;
            case Type.ARRAY, Type.OBJECT -> Opcodes.ACONST_NULL;
            default -> Opcodes.ICONST_0;
        });
    }
}
