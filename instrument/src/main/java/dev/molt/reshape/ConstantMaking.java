package dev.molt.reshape;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Has an enum's static initializer make constants of another class than their bodies are. */
final class ConstantMaking {

    /** What a body does with a new constant. */
    static final String INIT = "$init";

    private final ClassNode owner;
    private final Refusals refusals;

    /** In the next version of an enum. */
    ConstantMaking(ClassNode owner, Refusals refusals) {
        this.owner = owner;
        this.refusals = refusals;
    }

    /**
     * Makes a constant of a class.
     *
     * @param body the constant's body, or null
     * @param wasThere true if the enum was loaded with it: what its body begins with is done behind all else then
     */
    void make(String constant, ClassNode type, ClassNode body, boolean wasThere) {
        MethodNode initializer = Changes.method(owner, "<clinit>", "()V");
        MethodInsnNode call = EnumConstants.creation(owner, constant);
        EnumConstants.made(call).desc = type.name;
        initializer.instructions.insertBefore(call, new InsnNode(Opcodes.ACONST_NULL));
        MethodNode made = body == null ? plain(call.desc) : of(body, call.desc, !wasThere);
        if (Changes.method(type, made.name, made.desc) == null) {
            type.methods.add(made);
        }
        if (wasThere && body != null && Changes.method(body, INIT, Nodes.withSelf(owner.name, call.desc)) != null) {
            begin(constant, body, Nodes.withSelf(owner.name, call.desc), initializer);
        }
        call.owner = type.name;
        call.desc = made.desc;
    }

    /** A static field of its own makes it run for constants that exist, once. */
    private void begin(String constant, ClassNode body, String descriptor, MethodNode initializer) {
        String done = BodyBeside.begun(constant);
        owner.fields.add(new FieldNode(Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC, done, "Z", null, null));
        MethodNode code = new MethodNode(0, INIT, descriptor, null, null);
        // First of all, so that it is one statement.
        code.visitInsn(Opcodes.ICONST_1);
        code.visitFieldInsn(Opcodes.GETSTATIC, owner.name, constant, 'L' + owner.name + ';');
        Type[] types = Type.getArgumentTypes(descriptor);
        for (int i = 1; i < types.length; i++) {
            nothing(code, types[i]);
        }
        code.visitMethodInsn(Opcodes.INVOKESTATIC, body.name, INIT, descriptor, false);
        code.visitFieldInsn(Opcodes.PUTSTATIC, owner.name, done, "Z");
        for (AbstractInsnNode at : initializer.instructions.toArray()) {
            if (at.getOpcode() == Opcodes.RETURN) {
                initializer.instructions.insertBefore(at, code.instructions);
            }
        }
    }

    private static void nothing(MethodNode code, Type type) {
        int zero = type.getSort() == Type.LONG ? Opcodes.LCONST_0 : type.getSort() == Type.DOUBLE ? Opcodes.DCONST_0
                : type.getSort() == Type.FLOAT ? Opcodes.FCONST_0 : Opcodes.ICONST_0;
        code.visitInsn(type.getSort() >= Type.ARRAY ? Opcodes.ACONST_NULL : zero);
    }

    /** One more argument tells it from constructors that are there. */
    private static String marked(String descriptor, String mark) {
        return descriptor.replace(")", mark + ')');
    }

    private MethodNode plain(String descriptor) {
        MethodNode made = new MethodNode(0, "<init>", marked(descriptor, "Ljava/lang/Void;"), null, null);
        made.visitVarInsn(Opcodes.ALOAD, 0);
        Code.loadAll(made, Type.getArgumentTypes(descriptor), 1);
        made.visitMethodInsn(Opcodes.INVOKESPECIAL, owner.name, "<init>", descriptor, false);
        made.visitInsn(Opcodes.RETURN);
        return made;
    }

    /** What a body's constructor does up to the enum's; the rest becomes a method of the body. */
    private MethodNode of(ClassNode body, String descriptor, boolean begins) {
        MethodNode constructor = Changes.method(body, "<init>", descriptor);
        MethodNode made = new MethodNode(0, "<init>", marked(descriptor, "[L" + body.name + ';'), null, null);
        Moved.copy(constructor, made);
        made.localVariables = null;
        made.tryCatchBlocks.clear();
        MethodNode rest = new MethodNode(Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC, INIT,
                Nodes.withSelf(owner.name, descriptor), null, null);
        Moved.copy(constructor, rest);
        cut(made, false);
        boolean more = cut(rest, true);
        if (more && begins) {
            made.visitVarInsn(Opcodes.ALOAD, 0);
            Code.loadAll(made, Type.getArgumentTypes(descriptor), 1);
            made.visitMethodInsn(Opcodes.INVOKESTATIC, body.name, INIT, rest.desc, false);
        }
        made.visitInsn(Opcodes.RETURN);
        body.methods.remove(constructor);
        if (more) {
            body.methods.add(rest);
        }
        return made;
    }

    /**
     * Leaves one part of a constructor: that up to the call of the superclass's, or that behind it.
     *
     * @return true if there is more to it than a return
     */
    private boolean cut(MethodNode method, boolean behind) {
        MethodInsnNode delegation = new Creations(method).delegation();
        boolean passed = false;
        int left = 0;
        for (AbstractInsnNode at : method.instructions.toArray()) {
            boolean stays = behind ? passed : !passed;
            passed |= at == delegation;
            if (!stays && !(behind && at instanceof LabelNode)) {
                method.instructions.remove(at);
            } else {
                left += at.getOpcode() >= 0 ? 1 : 0;
            }
            if (!behind && at instanceof JumpInsnNode && stays) {
                refusals.add(owner.name, "the body of an enum constant computes what it hands to the enum's constructor",
                        "compute it in that constructor");
            }
        }
        return left > 1;
    }
}
