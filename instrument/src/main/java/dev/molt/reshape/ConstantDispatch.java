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
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Has the methods of an enum call the bodies of constants that are of other classes, by the constant's name. */
final class ConstantDispatch {

    private final ClassNode owner;
    private final Lookup lookup;
    /** By method, by constant, where the body lies. */
    private final Map<String, Map<String, Target.Static>> bodies = new LinkedHashMap<>();
    private final Map<String, MethodNode> declared = new LinkedHashMap<>();
    private final Set<String> above = new TreeSet<>();
    /** The methods that some body does without the lock. */
    private final Set<String> unlocked = new TreeSet<>();

    /**
     * Of an enum.
     *
     * @param types finds any class as it is to be
     */
    ConstantDispatch(ClassNode owner, Function<String, ClassNode> types) {
        this.owner = owner;
        this.lookup = new Lookup(types);
    }

    /** What a method of the enum does for constants without a body. */
    static String own(String method) {
        return "own$" + method;
    }

    /** Takes up a body, and moves it. */
    void add(String constant, ClassNode body, BodyBeside moving) {
        for (MethodNode method : body.methods) {
            if (Overrides.isVirtual(method)) {
                String key = Changes.key(method);
                bodies.computeIfAbsent(key, k -> new LinkedHashMap<>()).put(EnumConstants.called(owner, constant),
                        new Target.Static(body.name, moving.beside(method.name, method.desc),
                                Nodes.withSelf(owner.name, method.desc)));
                declared.putIfAbsent(key, method(owner, method));
                if (!Nodes.is(method.access, Opcodes.ACC_SYNCHRONIZED)) {
                    unlocked.add(key);
                }
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

    /** Changes the enum's methods, once all bodies were taken up. */
    void finish() {
        for (String key : above) {
            MethodNode method = declared.get(key);
            if (method == null) {
                method = owner.methods.stream().filter(each -> Changes.key(each).equals(key)).findFirst()
                        .orElseGet(() -> new MethodNode(Opcodes.ACC_PUBLIC, Changes.name(key), Changes.descriptor(key), null, null));
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
            if (unlocked.contains(key)) {
                lockInside(method);
            }
            if (above.contains(key)) {
                clear(method);
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
            if (Nodes.is(method.access, Opcodes.ACC_SYNCHRONIZED)) {
                lock(owner, own);
            }
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

    /** Takes the lock around a method's own code alone, and not around that of bodies. */
    private void lockInside(MethodNode method) {
        if (Nodes.is(method.access, Opcodes.ACC_SYNCHRONIZED)) {
            method.access &= ~Opcodes.ACC_SYNCHRONIZED;
            lock(owner, method);
        }
    }

    /** Takes the lock of the object in variable 0 around a method's code as it was compiled, which may have no stack maps. */
    static void lock(ClassNode type, MethodNode method) {
        new SynchronizedBody(type.name, false).wrap(method);
        if (!hasStackMaps(type)) {
            Framing.strip(method);
        }
    }

    private static boolean hasStackMaps(ClassNode type) {
        return (type.version & 0xFFFF) >= Opcodes.V1_6;
    }

    private static void clear(MethodNode method) {
        method.instructions.clear();
        method.tryCatchBlocks.clear();
        method.localVariables = null;
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

    private void choose(MethodNode method, Map<String, Target.Static> byConstant) {
        byConstant.forEach((constant, body) -> {
            MethodNode call = new MethodNode(0, method.name, method.desc, null, null);
            Dispatch.call(call, body);
            before(owner, method, List.of(constant), Opcodes.IF_ACMPNE, call.instructions);
        });
    }

    /** The methods that take the lock in a class which is the body of some constants, and not for all others. */
    List<MethodNode> locked(ClassNode type) {
        return type.methods.stream().filter(method -> Overrides.isVirtual(method) && Nodes.is(method.access, Opcodes.ACC_SYNCHRONIZED))
                .filter(method -> lookup.method(owner.name, method.name, method.desc)
                        .filter(found -> !found.is(Opcodes.ACC_SYNCHRONIZED | Opcodes.ACC_ABSTRACT)).isPresent())
                .toList();
    }

    /**
     * Has the methods of a class that is the body of some constants leave all others to the enum.
     *
     * @param constants those that it is the body of
     */
    void passOn(ClassNode type, List<String> constants) {
        for (MethodNode method : type.methods) {
            Optional<Lookup.FoundMethod> above = Overrides.isVirtual(method)
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
            clear(method);
        } else {
            code.add(rest);
            if (hasStackMaps(type)) {
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
