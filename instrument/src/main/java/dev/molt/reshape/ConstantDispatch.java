package dev.molt.reshape;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Has an enum make constants of another class than their bodies are, and its methods call the bodies by the constant. */
final class ConstantDispatch {

    /** What a body does with a new constant. */
    static final String INIT = "$init";

    private static final int VIRTUAL = Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE;

    private final ClassNode owner;
    private final Refusals refusals;
    private final Lookup lookup;
    private final Map<String, String> names = new LinkedHashMap<>();
    /** By method, by constant, the class that the body lies in. */
    private final Map<String, Map<String, String>> bodies = new LinkedHashMap<>();
    private final Map<String, MethodNode> declared = new LinkedHashMap<>();
    private final Set<String> above = new TreeSet<>();

    /**
     * Of an enum.
     *
     * @param types finds any class as it is to be
     */
    ConstantDispatch(ClassNode owner, Refusals refusals, Function<String, ClassNode> types) {
        this.owner = owner;
        this.refusals = refusals;
        this.lookup = new Lookup(types);
    }

    /** What a method of the enum does for constants without a body. */
    static String own(String method) {
        return "own$" + method;
    }

    /**
     * Makes a constant of a class.
     *
     * @param body the constant's body, or null
     * @param wasThere true if the enum was loaded with it: what its body begins with is done behind all else then
     */
    void create(String constant, ClassNode type, ClassNode body, boolean wasThere) {
        MethodNode initializer = Changes.method(owner, "<clinit>", "()V");
        MethodInsnNode call = EnumConstants.creation(owner, constant);
        names.put(constant, EnumConstants.called(owner, constant));
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

    /** Takes up a body, and moves it. */
    void add(String constant, ClassNode body, BodyBeside moving) {
        for (MethodNode method : body.methods) {
            if (isVirtual(method)) {
                String key = Changes.key(method);
                bodies.computeIfAbsent(key, k -> new LinkedHashMap<>()).put(names.get(constant), body.name);
                declared.putIfAbsent(key, method(owner, method));
            }
        }
        moving.move(body);
        above.addAll(moving.above());
    }

    private static MethodNode method(ClassNode owner, MethodNode body) {
        MethodNode found = Changes.method(owner, body.name, body.desc);
        int access = body.access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED | Opcodes.ACC_BRIDGE | Opcodes.ACC_SYNTHETIC);
        return found != null ? found : new MethodNode(access, body.name, body.desc, null, body.exceptions.toArray(new String[0]));
    }

    private static boolean isVirtual(MethodNode method) {
        return !Nodes.is(method.access, VIRTUAL) && !method.name.startsWith("<");
    }

    /** Changes the enum's methods, once all bodies were taken up. */
    void finish() {
        for (String key : above) {
            MethodNode method = declared.get(key);
            if (method == null) {
                method = owner.methods.stream().filter(each -> Changes.key(each).equals(key)).findFirst()
                        .orElseGet(() -> new MethodNode(Opcodes.ACC_PUBLIC, key.substring(0, key.indexOf('(')),
                                key.substring(key.indexOf('(')), null, null));
            }
            owner.methods.add(apart(method));
        }
        bodies.forEach((key, byConstant) -> {
            MethodNode method = declared.get(key);
            boolean added = !owner.methods.contains(method);
            if (added || Nodes.is(method.access, Opcodes.ACC_ABSTRACT)) {
                method.access &= ~Opcodes.ACC_ABSTRACT;
                otherwise(method);
            }
            if (above.contains(key)) {
                method.instructions.clear();
                method.tryCatchBlocks.clear();
                method.localVariables = null;
                call(method, Opcodes.INVOKESTATIC, owner.name, own(method.name), Nodes.withSelf(owner.name, method.desc), false);
            }
            choose(method, byConstant);
            if (added) {
                owner.methods.add(method);
            }
        });
    }

    /** A static method with a method's own code. */
    private MethodNode apart(MethodNode method) {
        MethodNode own = new MethodNode(Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC, own(method.name),
                Nodes.withSelf(owner.name, method.desc), null, method.exceptions.toArray(new String[0]));
        if (owner.methods.contains(method) && !Nodes.is(method.access, Opcodes.ACC_ABSTRACT)) {
            Moved.copy(method, own);
        } else {
            MethodNode code = new MethodNode(0, method.name, method.desc, null, null);
            otherwise(code);
            Moved.copy(code, own);
        }
        return own;
    }

    /** What a method does that the enum does not declare: the superclass's, or an interface's. */
    private void otherwise(MethodNode method) {
        Lookup.FoundMethod found = lookup.inClasses(owner.superName, method.name, method.desc)
                .orElseGet(() -> lookup.inInterfaces(owner.name, method.name, method.desc).orElse(null));
        if (found == null || found.is(Opcodes.ACC_ABSTRACT)) {
            refuse(method);
            return;
        }
        boolean isInterface = Nodes.is(found.owner().access, Opcodes.ACC_INTERFACE);
        String type = isInterface ? owner.interfaces.stream().filter(each -> lookup.isSubtype(each, found.owner().name))
                .findFirst().orElse(found.owner().name) : owner.superName;
        call(method, Opcodes.INVOKESPECIAL, type, method.name, method.desc, isInterface);
    }

    /** Does what the JVM does where there is no body. */
    private static void refuse(MethodNode method) {
        method.visitTypeInsn(Opcodes.NEW, "java/lang/AbstractMethodError");
        method.visitInsn(Opcodes.DUP);
        method.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/AbstractMethodError", "<init>", "()V", false);
        method.visitInsn(Opcodes.ATHROW);
    }

    private static void call(MethodNode method, int opcode, String type, String name, String descriptor, boolean isInterface) {
        method.visitVarInsn(Opcodes.ALOAD, 0);
        Code.loadAll(method, Type.getArgumentTypes(method.desc), 1);
        method.visitMethodInsn(opcode, type, name, descriptor, isInterface);
        method.visitInsn(Type.getReturnType(method.desc).getOpcode(Opcodes.IRETURN));
    }

    private void choose(MethodNode method, Map<String, String> byConstant) {
        byConstant.forEach((constant, body) -> {
            MethodNode call = new MethodNode(0, method.name, method.desc, null, null);
            call(call, Opcodes.INVOKESTATIC, body, method.name, Nodes.withSelf(owner.name, method.desc), false);
            before(owner, method, List.of(constant), Opcodes.IF_ACMPNE, call.instructions);
        });
    }

    /**
     * Has the methods of a class that is the body of some constants leave all others to the enum.
     *
     * @param constants those that it is the body of
     */
    void passOn(ClassNode type, List<String> constants) {
        for (MethodNode method : type.methods) {
            Optional<Lookup.FoundMethod> above = isVirtual(method)
                    ? lookup.method(owner.name, method.name, method.desc) : Optional.empty();
            MethodNode call = new MethodNode(0, method.name, method.desc, null, null);
            if (above.filter(found -> found.is(Opcodes.ACC_ABSTRACT)).isPresent()) {
                refuse(call);
            } else {
                call(call, Opcodes.INVOKESPECIAL, owner.name, method.name, method.desc, false);
            }
            above.ifPresent(found -> before(type, method, constants, Opcodes.IF_ACMPEQ, call.instructions));
        }
    }

    /** Puts a call in front of a method's code that is made, and answers for it, for some constants, or for all but some. */
    private static void before(ClassNode type, MethodNode method, List<String> constants, int skips,
            InsnList answer) {
        InsnList code = new InsnList();
        LabelNode rest = new LabelNode();
        for (String constant : constants) {
            code.add(new VarInsnNode(Opcodes.ALOAD, 0));
            code.add(new MethodInsnNode(Opcodes.INVOKEVIRTUAL, "java/lang/Enum", "name", "()Ljava/lang/String;", false));
            code.add(new LdcInsnNode(constant));
            code.add(new JumpInsnNode(skips, rest));
        }
        code.add(answer);
        if (constants.isEmpty()) {
            method.instructions.clear();
            method.tryCatchBlocks.clear();
            method.localVariables = null;
        } else {
            code.add(rest);
            if ((type.version & 0xFFFF) >= Opcodes.V1_6) {
                MethodNode frame = new MethodNode(0, method.name, method.desc, null, null);
                Code.frame(frame, type.name, method.desc);
                code.add(frame.instructions);
            }
            // Where the code begins with a frame of its own, two would lie at one place.
            code.add(new InsnNode(Opcodes.NOP));
        }
        method.instructions.insert(code);
    }
}
